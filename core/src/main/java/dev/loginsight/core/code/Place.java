package dev.loginsight.core.code;

/**
 * A declaration a person would go to.
 *
 * @param file path relative to the repository's root, {@code /} between segments
 * @param startLine 1-based, comment and annotations included
 * @param endLine 1-based, inclusive
 * @param symbol {@code Outer.Inner#method}, {@code Outer.Inner} for a type, {@code Type#<init>} for a Java constructor or instance
 *     initializer, {@code Type#<clinit>} for a static one, {@code Type#field} for a field that stands alone, the type for several
 *     fields and for loose lines within it, the heading of a section, a bare function name outside types; empty for a window of
 *     lines outside types
 */
public record Place(String file, int startLine, int endLine, String symbol) {
    public Place {
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("bad lines " + startLine + ".." + endLine + " in " + file);
        }
    }

    public boolean contains(int line) {
        return line >= startLine && line <= endLine;
    }
}
