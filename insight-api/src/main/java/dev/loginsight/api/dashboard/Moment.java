package dev.loginsight.api.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time for people and for machines.
 *
 * @param iso for the {@code datetime} attribute
 * @param absolute {@code 2026-11-23 12:00:00 UTC}
 * @param ago {@code 5 min ago}
 */
record Moment(String iso, String absolute, String ago) {
    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static Moment of(Instant when, Instant now) {
        return new Moment(when.truncatedTo(ChronoUnit.MILLIS).toString(), ABSOLUTE.format(when), ago(when, now));
    }

    /** Clocks of services run ahead; a minute of that is "just now", and more is told as what it is. */
    private static String ago(Instant when, Instant now) {
        long seconds = Duration.between(when, now).toSeconds();
        if (seconds < -60) {
            return DAY.format(when);
        }
        if (seconds < 45) {
            return "just now";
        }
        long minutes = Math.max(1, (seconds + 30) / 60);
        if (minutes < 60) {
            return minutes + " min ago";
        }
        long hours = (minutes + 30) / 60;
        if (hours < 24) {
            return hours + " h ago";
        }
        long days = (hours + 12) / 24;
        return days < 30 ? days + (days == 1 ? " day ago" : " days ago") : DAY.format(when);
    }
}
