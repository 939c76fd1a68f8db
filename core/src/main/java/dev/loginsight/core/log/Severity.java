package dev.loginsight.core.log;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The six named ranges of OpenTelemetry's log severity numbers (Logs Data Model, "Severity Fields"): 1-4 TRACE, 5-8
 * DEBUG, 9-12 INFO, 13-16 WARN, 17-20 ERROR, 21-24 FATAL; 0 is unspecified.
 */
public enum Severity {
    UNSPECIFIED(0),
    TRACE(1),
    DEBUG(5),
    INFO(9),
    WARN(13),
    ERROR(17),
    FATAL(21);

    private static final Map<String, Severity> BY_TEXT = Map.ofEntries(
            Map.entry("trace", TRACE),
            Map.entry("finest", TRACE),
            Map.entry("finer", TRACE),
            Map.entry("verbose", TRACE),
            Map.entry("debug", DEBUG),
            Map.entry("fine", DEBUG),
            Map.entry("config", DEBUG),
            Map.entry("info", INFO),
            Map.entry("information", INFO),
            Map.entry("informational", INFO),
            Map.entry("notice", INFO),
            Map.entry("ok", INFO),
            Map.entry("warn", WARN),
            Map.entry("warning", WARN),
            Map.entry("error", ERROR),
            Map.entry("err", ERROR),
            Map.entry("severe", ERROR),
            Map.entry("critical", FATAL),
            Map.entry("crit", FATAL),
            Map.entry("alert", FATAL),
            Map.entry("emerg", FATAL),
            Map.entry("emergency", FATAL),
            Map.entry("panic", FATAL),
            Map.entry("fatal", FATAL));

    private final int number;

    Severity(int number) {
        this.number = number;
    }

    /** The smallest OpenTelemetry severity number of this range. */
    public int number() {
        return number;
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    /** The range that holds an OpenTelemetry severity number; anything outside 1..24 is {@link #UNSPECIFIED}. */
    public static Severity ofNumber(int number) {
        if (number < 1 || number > 24) {
            return UNSPECIFIED;
        }
        return values()[(number - 1) / 4 + 1];
    }

    /** The range a level name of any common logger stands for, case ignored; unknown names are {@link #UNSPECIFIED}. */
    public static Severity ofText(@Nullable String text) {
        return text == null ? UNSPECIFIED : BY_TEXT.getOrDefault(text.strip().toLowerCase(Locale.ROOT), UNSPECIFIED);
    }
}
