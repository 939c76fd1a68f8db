package dev.loginsight.cli.console;

/** Text of logs and code on its way to a terminal, where control characters would be commands. */
public final class Printable {
    private Printable() {}

    /** The text with every control character but tab and line feed, and every direction override, shown as {@code ?}. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars().forEach(c -> safe.append(isSafe(c) ? (char) c : '?'));
        return safe.toString();
    }

    /** One line of it. */
    public static String line(String text) {
        return text(text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' '));
    }

    private static boolean isSafe(int c) {
        boolean control = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
        boolean direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return !control && !direction;
    }
}
