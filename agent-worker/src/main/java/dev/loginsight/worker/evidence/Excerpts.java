package dev.loginsight.worker.evidence;

/** Cuts text to a bounded number of characters, never through a surrogate pair, and says how much is missing. */
public final class Excerpts {
    private Excerpts() {}

    /** The beginning of a text. */
    public static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = boundary(text, limit);
        return text.substring(0, end) + left(text.length() - end);
    }

    /** Two thirds from the beginning, one from the end: a trace says what happened at its top and why at its bottom. */
    public static String headAndTail(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = boundary(text, limit - limit / 3);
        int start = boundary(text, text.length() - limit / 3);
        return text.substring(0, end) + left(start - end) + "\n" + text.substring(start);
    }

    private static String left(int characters) {
        return "\n... (" + characters + " characters left out)";
    }

    private static int boundary(String text, int index) {
        boolean split = index > 0 && index < text.length() && Character.isHighSurrogate(text.charAt(index - 1));
        return split ? index - 1 : index;
    }
}
