package dev.loginsight.worker.agent;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header in both of its forms (RFC 9110, 10.2.3): seconds or an HTTP date. */
final class RetryAfter {
    private RetryAfter() {}

    static @Nullable Duration parse(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        try {
            if (value.matches("\\d{1,9}(\\.\\d+)?")) {
                return Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            }
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            // Nonsense in a header is as good as no header.
            return null;
        }
    }
}
