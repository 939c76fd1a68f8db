package dev.loginsight.ingestor.stats;

import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.http.ProblemException;
import dev.loginsight.ingestor.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** @throws ProblemException 400 that names the parameter; also for an unknown one, as a misspelt filter must not count everything */
    static StatsQuery ofCounts(HttpServletRequest request, Instant now) {
        return of(Requests.parameters(request, List.of("since", "until", "service", "limit", "cursor")), now);
    }

    /** The same for sums, which have no pages. */
    static StatsQuery ofSums(HttpServletRequest request, Instant now) {
        return of(Requests.parameters(request, List.of("since", "until", "service")), now);
    }

    private static StatsQuery of(Map<String, String> given, Instant now) {
        Optional<Instant> from = given(given, "since").map(text -> time("since", text, now));
        Optional<Instant> to = given(given, "until").map(text -> time("until", text, now));
        // Senders' clocks may be a little ahead of ours.
        Instant until = to.orElse(now.plus(Duration.ofDays(1)));
        Instant since = from.orElse(until.isBefore(now) ? before(until) : now.minus(DEFAULT_SPAN));
        if (since.isAfter(until)) {
            throw bad("since must not be after until, and %s is after %s.".formatted(since, until));
        }
        return new StatsQuery(
                since,
                until,
                given.get("service"),
                given(given, "limit").map(StatsQuery::limit).orElse(DEFAULT_LIMIT),
                given(given, "cursor").map(StatsQuery::count).orElse(null));
    }

    private static Optional<String> given(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static Instant before(Instant until) {
        return until.isBefore(Instant.MIN.plus(DEFAULT_SPAN)) ? Instant.MIN : until.minus(DEFAULT_SPAN);
    }

    long fromMinute() {
        return Math.floorDiv(since.getEpochSecond(), 60);
    }

    long toMinute() {
        return Math.floorDiv(until.getEpochSecond(), 60);
    }

    /** An instant, a date (UTC), or how long ago: {@code 15m}, {@code 24h}, {@code 7d}, {@code PT1H}. */
    private static Instant time(String name, String text, Instant now) {
        try {
            String plain = text.strip().toUpperCase(Locale.ROOT);
            if (plain.matches("\\d{1,9}[SMH]")) {
                return now.minus(Duration.parse("PT" + plain));
            }
            if (plain.matches("\\d{1,6}D")) {
                return now.minus(Duration.parse("P" + plain));
            }
            if (plain.length() == "2026-01-31".length()) {
                return LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return plain.startsWith("P")
                    ? now.minus(Duration.parse(plain))
                    : OffsetDateTime.parse(plain.replace(' ', '+')).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw bad(
                    "%s must be a time such as 2026-01-31T12:00:00Z, a date, or how long ago, such as 24h or 7d, not \"%s\"."
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
