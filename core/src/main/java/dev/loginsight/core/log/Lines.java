package dev.loginsight.core.log;

/** Small questions about one line of a log. */
final class Lines {
    private static final String[] LEVELS = {
        "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "SEVERE", "CRITICAL", "FATAL"
    };

    private Lines() {}

    /** Index of the first character that is no white space; the length when there is none. */
    static int indent(String line) {
        int i = 0;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isBlankFrom(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (!Character.isWhitespace(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The non-negative decimal number that reaches from an index to the end; 0 for a negative or an enormous one, which
     * names no line; -1 when it is no number.
     */
    static int number(String text, int from) {
        int start = text.startsWith("-", from) ? from + 1 : from;
        if (start >= text.length()) {
            return -1;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return start > from || text.length() - start > 9 ? 0 : Integer.parseInt(text, start, text.length(), 10);
    }

    /** Whether a line looks like the beginning of a log record: a date, a time or a level stands at its start. */
    static boolean startsRecord(String line) {
        int start = line.startsWith("[") || line.startsWith("{") ? 1 : 0;
        if (digits(line, start, 4) && isOneOf(line, start + 4, "-/.")
                || digits(line, start, 2) && isOneOf(line, start + 2, ":/-") && digits(line, start + 3, 2)) {
            return true;
        }
        for (String level : LEVELS) {
            if (line.startsWith(level, start) && isOneOf(line, start + level.length(), " :]|\t")) {
                return true;
            }
        }
        return false;
    }

    private static boolean digits(String line, int from, int count) {
        if (line.length() < from + count) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOf(String line, int at, String characters) {
        return at < line.length() && characters.indexOf(line.charAt(at)) >= 0;
    }
}
