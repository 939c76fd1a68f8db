package dev.loginsight.api.insights;

import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.api.problem.Quoted;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time as people write it: {@code 2026-11-23T12:00:00Z}, {@code 2026-11-23} (UTC), or how long ago, {@code 24h}. */
final class SinceParameter {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([mhd])");

    private SinceParameter() {}

    static Instant parse(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long n = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "m" -> Duration.ofMinutes(n);
                        case "h" -> Duration.ofHours(n);
                        default -> Duration.ofDays(n);
                    });
        }
        try {
            if (text.length() == "2026-11-23".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            // A plus sign that was not written as %2B has arrived as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw ApiProblem.badParameter(
                    "since must be a time such as 2026-11-23T12:00:00Z, a date, or how long ago, such as 24h or 7d, not %s."
                            .formatted(Quoted.of(text)));
        }
    }
}
