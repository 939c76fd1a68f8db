package dev.loginsight.ingestor.stats;

import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.http.ProblemException;
import dev.loginsight.ingestor.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The parameters of a question about counts. */
record StatsQuery(
        Instant since,
        Instant until,
        @Nullable String service,
        int limit,
        @Nullable Count after) {
    private static final Duration DEFAULT_SPAN = Duration.ofHours(24);
    private static final int DEFAULT_LIMIT = 1000;
    private static final int LARGEST_LIMIT = 10_000;

    /** @throws ProblemException 400 that names the parameter */
    static StatsQuery of(HttpServletRequest request, Instant now) {
        // Senders' clocks may be a little ahead of ours.
        Instant until = Requests.parameter(request, "until")
                .map(text -> time("until", text, now))
                .orElse(now.plus(Duration.ofDays(1)));
        Instant since = Requests.parameter(request, "since")
                .map(text -> time("since", text, now))
                .orElse(now.minus(DEFAULT_SPAN));
        int limit = Requests.parameter(request, "limit").map(StatsQuery::limit).orElse(DEFAULT_LIMIT);
        String service = Requests.parameter(request, "service")
                .filter(name -> !name.isBlank())
                .orElse(null);
        Count after =
                Requests.parameter(request, "cursor").map(StatsQuery::count).orElse(null);
        return new StatsQuery(since, until, service, limit, after);
    }

    long fromMinute() {
        return Math.floorDiv(since.getEpochSecond(), 60);
    }

    long toMinute() {
        return Math.floorDiv(until.getEpochSecond(), 60);
    }

    /** An instant, or how long ago: {@code 15m}, {@code 24h}, {@code 7d}, {@code PT1H}. */
    private static Instant time(String name, String text, Instant now) {
        try {
            String plain = text.strip().toUpperCase(Locale.ROOT);
            if (plain.matches("\\d{1,9}[SMH]")) {
                return now.minus(Duration.parse("PT" + plain));
            }
            if (plain.matches("\\d{1,6}D")) {
                return now.minus(Duration.parse("P" + plain));
            }
            return plain.startsWith("P")
                    ? now.minus(Duration.parse(plain))
                    : OffsetDateTime.parse(plain.replace(' ', '+')).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw bad("%s must be an instant such as 2026-01-31T12:00:00Z, or how long ago such as 24h, not \"%s\"."
                    .formatted(name, shortened(text)));
        }
    }

    private static int limit(String text) {
        int limit = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw bad(
                    "limit must be a whole number from 1 to %d, not \"%s\".".formatted(LARGEST_LIMIT, shortened(text)));
        }
        return limit;
    }

    static String cursor(Count last) {
        String text = last.minute() + " " + last.severity().ordinal() + " " + last.service();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Count count(String cursor) {
        return decoded(cursor)
                .orElseThrow(() -> bad("cursor must be what \"next\" of the page before said, not \"%s\"."
                        .formatted(shortened(cursor))));
    }

    private static Optional<Count> decoded(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            return Optional.of(
                    new Count(Long.parseLong(parts[0]), parts[2], Severity.values()[Integer.parseInt(parts[1])], 0, 0));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static ProblemException bad(String sentence) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", sentence);
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
    }
}
