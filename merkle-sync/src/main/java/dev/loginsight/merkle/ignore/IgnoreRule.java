package dev.loginsight.merkle.ignore;

import org.jspecify.annotations.Nullable;

/**
 * One line of a file of ignore rules.
 *
 * @param line as written
 * @param number 1-based
 * @param negated whether it takes back what an earlier rule ignored
 * @param onlyDirectories whether it ended in a slash
 * @param byName whether it has no other slash and so is compared with the last segment at any depth
 * @param literal the part before the first special char: compared as it is
 * @param glob what follows {@code literal}; null when nothing does
 */
record IgnoreRule(
        String line,
        int number,
        boolean negated,
        boolean onlyDirectories,
        boolean byName,
        String literal,
        @Nullable String suffix,
        @Nullable Glob glob,
        boolean foldCase) {

    /** Null for blank lines and comments. */
    static @Nullable IgnoreRule parse(String rawLine, int number, boolean foldCase) {
        String line = withoutTrailingSpaces(rawLine);
        if (line.isEmpty() || line.startsWith("#")) {
            return null;
        }
        boolean negated = line.startsWith("!");
        String pattern = negated ? line.substring(1) : line;
        boolean onlyDirectories = pattern.endsWith("/");
        if (onlyDirectories) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean byName = pattern.indexOf('/') < 0;
        if (pattern.startsWith("/")) {
            pattern = pattern.substring(1);
        }
        int special = firstSpecial(pattern);
        boolean suffixOnly =
                byName && special == 0 && pattern.startsWith("*") && firstSpecial(pattern.substring(1)) < 0;
        String literal = special < 0 ? pattern : pattern.substring(0, special);
        Glob glob = null;
        if (special >= 0 && !suffixOnly) {
            // A name's glob is matched as a whole; a path's without the literal before it, and there git lets ** begin
            // anew.
            glob = new Glob(byName ? pattern : pattern.substring(special), !byName, foldCase);
        }
        return new IgnoreRule(
                line,
                number,
                negated,
                onlyDirectories,
                byName,
                literal,
                suffixOnly ? pattern.substring(1) : null,
                glob,
                foldCase);
    }

    /**
     * @param path a byte string
     * @param base where the part of {@code path} below the rule's directory begins
     */
    boolean matches(String path, int base, boolean directory) {
        if (onlyDirectories && !directory) {
            return false;
        }
        int start = byName ? Math.max(base, path.lastIndexOf('/') + 1) : base;
        if (suffix != null) {
            int at = path.length() - suffix.length();
            return at >= start && ByteString.regionMatches(path, at, suffix, foldCase);
        }
        if (glob == null) {
            return path.length() - start == literal.length()
                    && ByteString.regionMatches(path, start, literal, foldCase);
        }
        return ByteString.regionMatches(path, start, literal, foldCase)
                && glob.matches(path, byName ? start : start + literal.length());
    }

    private static int firstSpecial(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[\\".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** A space behind a backslash stays. */
    private static String withoutTrailingSpaces(String line) {
        int end = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
                end = Math.min(i + 1, line.length());
            } else if (line.charAt(i) != ' ') {
                end = i + 1;
            }
        }
        return line.substring(0, end);
    }
}
