package dev.loginsight.core.code;

/**
 * A line of code that refers to something by its name.
 *
 * @param in the declaration that the line is in
 * @param line 1-based, in the file
 * @param confidence how sure it is that the name means what was asked for: 1 when everything around it says so, less where a
 *     receiver's type is not written or several declarations bear the name
 */
public record CodeReference(Place in, int line, Kind kind, double confidence) {
    public enum Kind {
        CALL,
        /** {@code new Name(...)}. */
        CREATE,
        /** Of a type, in the head of a type below it. */
        EXTEND,
        READ,
        WRITE
    }
}
