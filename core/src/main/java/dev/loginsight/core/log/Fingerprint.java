package dev.loginsight.core.log;

/**
 * Names a group of equal errors.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record Fingerprint(String value) {
    public Fingerprint {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a fingerprint is 32 hexadecimal digits: " + value);
        }
    }
}
