package dev.loginsight.core.log;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of a message that its writer wrote: values are masked, so that {@code Order 17 failed for "bob"} and
 * {@code Order 4 failed for "ann"} are one. Masked are quoted texts, URLs and paths, mail addresses, UUIDs, hexadecimal runs
 * of eight and more that hold a digit, and every word with a digit in it ({@code order-17}, {@code 10.0.0.1}, {@code 3ms}).
 */
final class MessageTemplate {
    /** What a message says later than here seldom tells two errors apart, and may be a whole document. */
    private static final int LONGEST = 2000;

    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"\\n]{0,1000}\"|'[^'\\n]{0,1000}'(?!\\w)|`[^`\\n]{0,1000}`");
    private static final Pattern PATH = Pattern.compile(
            "\\b[a-zA-Z][\\w+.-]{1,20}://[^\\s,;)\\]}>]+|(?<![\\w<])(?:[A-Za-z]:)?[\\\\/][\\w.$@%+~-]+(?:[\\\\/][\\w.$@%+~-]*)+|[\\w.+-]+@[\\w-]+\\.[\\w.-]+");
    private static final Pattern HEX = Pattern.compile(
            "\\b(?:0x[0-9a-fA-F]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,})\\b");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\b[\\w.,:+-]*[0-9][\\w.,:%+-]*");

    private MessageTemplate() {}

    static String of(String message) {
        String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        text = QUOTED.matcher(text).replaceAll("?");
        text = PATH.matcher(text).replaceAll("?");
        text = withoutHex(text);
        text = NUMBER.matcher(text).replaceAll("?");
        return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    static String withoutHex(String text) {
        return HEX.matcher(text).replaceAll("?");
    }
}
