package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns level names and numbers of loggers into OpenTelemetry severity numbers; 0 for what nobody knows. */
public final class Severities {
    private static final Map<String, Severity> SHORT = Map.ofEntries(
            Map.entry("v", Severity.TRACE),
            Map.entry("d", Severity.DEBUG),
            Map.entry("i", Severity.INFO),
            Map.entry("w", Severity.WARN),
            Map.entry("e", Severity.ERROR),
            Map.entry("f", Severity.FATAL),
            Map.entry("c", Severity.FATAL),
            Map.entry("success", Severity.INFO),
            Map.entry("dpanic", Severity.FATAL),
            Map.entry("err", Severity.ERROR),
            Map.entry("fault", Severity.ERROR),
            Map.entry("failure", Severity.ERROR),
            Map.entry("audit", Severity.INFO),
            Map.entry("log", Severity.INFO),
            Map.entry("default", Severity.INFO),
            // java.util.logging prints its levels in the language of the machine.
            Map.entry("schwerwiegend", Severity.ERROR),
            Map.entry("warnung", Severity.WARN),
            Map.entry("grave", Severity.ERROR),
            Map.entry("avertissement", Severity.WARN),
            Map.entry("\u4e25\u91cd", Severity.ERROR),
            Map.entry("\u91cd\u5927", Severity.ERROR),
            Map.entry("\u81f4\u547d\u7684", Severity.ERROR),
            Map.entry("\u8b66\u544a", Severity.WARN),
            Map.entry("\u4fe1\u606f", Severity.INFO),
            Map.entry("\u60c5\u5831", Severity.INFO));

    /** What some layouts put around a level: {@code [ERROR]}, {@code <warn>}, {@code Err.}. */
    private static final Pattern AROUND = Pattern.compile("^[\\[(<\"'\\s]+|[\\])>\"'.:\\s]+$");

    private Severities() {}

    /** A name such as {@code WARN}, {@code severe} or OpenTelemetry's {@code ERROR2}, or a number as text. */
    public static int ofText(String text) {
        String name = AROUND.matcher(text).replaceAll("");
        Severity severity = Severity.ofText(name);
        if (severity == Severity.UNSPECIFIED) {
            severity = SHORT.getOrDefault(name.toLowerCase(Locale.ROOT), Severity.UNSPECIFIED);
        }
        if (severity != Severity.UNSPECIFIED) {
            return severity.number();
        }
        int last = name.length() - 1;
        if (last > 0 && name.charAt(last) >= '2' && name.charAt(last) <= '4') {
            Severity range = Severity.ofText(name.substring(0, last));
            return range == Severity.UNSPECIFIED ? 0 : range.number() + name.charAt(last) - '1';
        }
        return name.matches("\\d{1,9}") ? ofNumber(Long.parseLong(name)) : 0;
    }

    /** OpenTelemetry's 1..24; beyond them the numbers of pino and bunyan (30 is INFO), and of logback (40000 is ERROR). */
    public static int ofNumber(long number) {
        if (number >= 1 && number <= 24) {
            return (int) number;
        }
        if (number >= 1000) {
            return number >= 50_000 ? 21 : number >= 40_000 ? 17 : number >= 30_000 ? 13 : number >= 20_000 ? 9 : 5;
        }
        return number > 24 && number <= 60 ? of(number, 60, 50, 40, 30) : 0;
    }

    /** Python's {@code levelno}: 30 is WARNING, 40 ERROR, 50 CRITICAL. */
    public static int ofPython(long number) {
        return number < 1 ? 0 : of(number, 50, 40, 30, 20);
    }

    private static int of(long number, int fatal, int error, int warn, int info) {
        if (number >= fatal) {
            return Severity.FATAL.number();
        }
        if (number >= error) {
            return Severity.ERROR.number();
        }
        if (number >= warn) {
            return Severity.WARN.number();
        }
        return number >= info ? Severity.INFO.number() : Severity.DEBUG.number();
    }

    /** Syslog's 0 (emergency) to 7 (debug), RFC 5424. */
    public static int ofSyslog(int level) {
        return switch (level) {
            case 0, 1, 2 -> Severity.FATAL.number();
            case 3 -> Severity.ERROR.number();
            case 4 -> Severity.WARN.number();
            case 5, 6 -> Severity.INFO.number();
            default -> Severity.DEBUG.number();
        };
    }
}
