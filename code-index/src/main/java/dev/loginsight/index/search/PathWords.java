package dev.loginsight.index.search;

import java.util.HashSet;
import java.util.Set;

/** A path cut into words by hand: this runs over every path of a repository before the first answer. */
final class PathWords {
    private PathWords() {}

    /** Runs of letters and digits, and runs of letters, digits and underscores. The path is in lower case, without extension. */
    static Set<String> of(String path) {
        Set<String> words = new HashSet<>();
        add(path, false, words);
        add(path, true, words);
        return words;
    }

    private static void add(String path, boolean underscores, Set<String> words) {
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            boolean inside = i < path.length() && isWord(path.charAt(i), underscores);
            if (!inside) {
                if (i > start) {
                    words.add(path.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private static boolean isWord(char c, boolean underscores) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || underscores && c == '_';
    }

    /** The number n of a directory {@code vn}; -1 for any other. */
    static int version(String directory) {
        int length = directory.length();
        if (length < 2 || length > 9 || directory.charAt(0) != 'v') {
            return -1;
        }
        int number = 0;
        for (int i = 1; i < length; i++) {
            int digit = directory.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** {@code test_x}, {@code x_test}, {@code x.spec}, {@code XTest}, {@code XTests}, {@code XTestCase}, {@code XSpec}, {@code XIT}. */
    static boolean isTestStem(String stem) {
        return stem.startsWith("test_")
                || stem.endsWith("_test")
                || stem.endsWith("_tests")
                || stem.equals("test")
                || stem.equals("tests")
                || stem.equals("conftest")
                || stem.endsWith(".test")
                || stem.endsWith(".spec")
                || stem.endsWith("_spec")
                || endsInCamel(stem, "Test")
                || endsInCamel(stem, "Tests")
                || endsInCamel(stem, "TestCase")
                || endsInCamel(stem, "Spec")
                || endsInCamel(stem, "IT");
    }

    private static boolean endsInCamel(String stem, String word) {
        int before = stem.length() - word.length() - 1;
        return before >= 0
                && stem.endsWith(word)
                && (Character.isLowerCase(stem.charAt(before)) || Character.isDigit(stem.charAt(before)));
    }
}
