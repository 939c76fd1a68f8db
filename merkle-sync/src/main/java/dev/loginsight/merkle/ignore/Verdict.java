package dev.loginsight.merkle.ignore;

/**
 * What the rules say about a path.
 *
 * @param rule the rule that decided, as {@code file:line pattern}; empty when none did
 */
public record Verdict(Kind kind, String rule) {
    static final Verdict NO_RULE = new Verdict(Kind.KEPT, "");

    public enum Kind {
        KEPT,
        /** Kept since a rule of {@code .loginsightignore} asks for it. */
        WANTED,
        /** Kept since git tracks it, or something in it, though its rules ignore it. */
        TRACKED,
        IGNORED,
        /** By the configuration. */
        EXCLUDED
    }
}
