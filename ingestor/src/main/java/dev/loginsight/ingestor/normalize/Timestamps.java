package dev.loginsight.ingestor.normalize;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ways loggers write a time. A time without a zone is one of the configured zone; a time without a year or a date is
 * the newest such time that does not lie in the future.
 */
public final class Timestamps {
    /** What a time may lie ahead of our clock before it is taken to be last year's or yesterday's. */
    private static final long TOLERANCE_SECONDS = 3600;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String CLOCK = "(\\d{1,2}):(\\d\\d):(\\d\\d)(?:[.,:](\\d{1,9}))?";
    private static final String ZONE = "(?: ?(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d)(?![\\w:]))?";
    private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";

    /** One way to write a time: {@code read} gets a matcher that has found it. */
    private record Form(Pattern pattern, Function<Groups, Instant> read) {}

    /** @param end index behind the time */
    public record Found(Instant instant, int end) {}

    private record Groups(Matcher matcher, ZoneId zone, Instant now) {
        int number(int group) {
            return Integer.parseInt(matcher.group(group));
        }

        LocalTime clock(int group) {
            String fraction = matcher.group(group + 3);
            int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
            return LocalTime.of(number(group), number(group + 1), Math.min(59, number(group + 2)), nanos);
        }

        Instant at(LocalDate date, LocalTime time, @Nullable String zoneText) {
            return LocalDateTime.of(date, time).atZone(zoneOr(zoneText)).toInstant();
        }

        ZoneId zoneOr(@Nullable String text) {
            if (text == null) {
                return zone;
            }
            return switch (text) {
                case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
                default -> ZoneOffset.of(text.contains(":") ? text : text.substring(0, 3) + ":" + text.substring(3));
            };
        }

        LocalDate today() {
            return ZonedDateTime.ofInstant(now, zone).toLocalDate();
        }

        /** The date in this year or, where that is yet to come, in the last one. */
        Instant withoutYear(int month, int day, LocalTime time) {
            int year = today().getYear();
            Instant thisYear = at(LocalDate.of(year, month, day), time, null);
            return isPast(thisYear) ? thisYear : at(LocalDate.of(year - 1, month, day), time, null);
        }

        boolean isPast(Instant instant) {
            return !instant.isAfter(now.plusSeconds(TOLERANCE_SECONDS));
        }
    }

    private static final List<Form> FORMS = List.of(
            form(
                    "(\\d{4})[-/.](\\d\\d)[-/.](\\d\\d)(?:[Tt_ ]| {2})" + CLOCK + ZONE,
                    g -> g.at(
                            LocalDate.of(g.number(1), g.number(2), g.number(3)),
                            g.clock(4),
                            g.matcher().group(8))),
            form(
                    "(\\d{4})(\\d\\d)(\\d\\d)[T -](\\d\\d):?(\\d\\d):?(\\d\\d)(?:[.,](\\d{1,9}))?" + ZONE,
                    g -> g.at(
                            LocalDate.of(g.number(1), g.number(2), g.number(3)),
                            g.clock(4),
                            g.matcher().group(8))),
            form(
                    "(\\d{1,2})[-/. ]" + MONTH + "[-/. ](\\d{4})[: T]" + CLOCK + ZONE,
                    g -> g.at(
                            LocalDate.of(g.number(3), month(g.matcher().group(2)), g.number(1)),
                            g.clock(4),
                            g.matcher().group(8))),
            form(
                    MONTH + " {1,2}(\\d{1,2}), (\\d{4}),? {1,2}" + CLOCK + " ([AaPp])[Mm]",
                    g -> g.at(
                            LocalDate.of(g.number(3), month(g.matcher().group(1)), g.number(2)),
                            afternoon(g.clock(4), g.matcher().group(8)),
                            null)),
            form(
                    "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? " + MONTH + " {1,2}(\\d{1,2}) " + CLOCK + ZONE + " (\\d{4})",
                    g -> g.at(
                            LocalDate.of(g.number(8), month(g.matcher().group(1)), g.number(2)),
                            g.clock(3),
                            g.matcher().group(7))),
            form(
                    "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{1,2}) " + MONTH + " (\\d{4}) " + CLOCK + ZONE,
                    g -> g.at(
                            LocalDate.of(g.number(3), month(g.matcher().group(2)), g.number(1)),
                            g.clock(4),
                            g.matcher().group(8))),
            form(
                    MONTH + " {1,2}(\\d{1,2}) (?:(\\d{4}) )?" + CLOCK + ZONE,
                    g -> g.matcher().group(3) == null
                            ? g.withoutYear(month(g.matcher().group(1)), g.number(2), g.clock(4))
                            : g.at(
                                    LocalDate.of(g.number(3), month(g.matcher().group(1)), g.number(2)),
                                    g.clock(4),
                                    g.matcher().group(8))),
            form(
                    "(\\d\\d)\\.(\\d\\d)\\.(\\d{4}),? " + CLOCK + ZONE,
                    g -> g.at(
                            LocalDate.of(g.number(3), g.number(2), g.number(1)),
                            g.clock(4),
                            g.matcher().group(8))),
            form("(\\d\\d)-(\\d\\d) " + CLOCK, g -> g.withoutYear(g.number(1), g.number(2), g.clock(3))),
            form(CLOCK + ZONE, g -> {
                Instant today = g.at(g.today(), g.clock(1), g.matcher().group(5));
                return g.isPast(today) ? today : today.minusSeconds(86_400);
            }),
            form(
                    "(\\d{4})-(\\d\\d)-(\\d\\d)(?![\\w:])",
                    g -> g.at(LocalDate.of(g.number(1), g.number(2), g.number(3)), LocalTime.MIDNIGHT, null)));

    private static final Pattern EPOCH = Pattern.compile("[+-]?\\d{1,19}(?:\\.\\d{1,18})?(?:[eE]\\+?\\d{1,2})?");

    private Timestamps() {}

    private static Form form(String regex, Function<Groups, Instant> read) {
        return new Form(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), read);
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static LocalTime afternoon(LocalTime time, String half) {
        int hour = time.getHour() % 12;
        return time.withHour(half.equalsIgnoreCase("p") ? hour + 12 : hour);
    }

    /** The time that a whole text is: a date and time in any form, or a number as in {@link #ofEpoch}. */
    public static Optional<Instant> parse(String text, ZoneId zone, Instant now) {
        String plain = text.strip();
        if (EPOCH.matcher(plain).matches()) {
            double number = Double.parseDouble(plain);
            boolean whole = plain.chars().allMatch(Character::isDigit) && number < 9e18;
            return whole ? ofEpoch(Long.parseLong(plain)) : ofEpoch(number);
        }
        return at(plain, 0, zone, now)
                .filter(found -> isRest(plain, found.end()))
                .map(Found::instant);
    }

    /** Java prints {@code 2026-01-01T10:00Z[Europe/Berlin]}; other names behind a time say nothing on it. */
    private static boolean isRest(String text, int from) {
        String rest = text.substring(from).strip();
        return rest.isEmpty() || rest.startsWith("[") || rest.startsWith("(");
    }

    /** The time that stands at an index of a line. */
    public static Optional<Found> at(String line, int from, ZoneId zone, Instant now) {
        int to = Math.min(line.length(), from + 64);
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(line).region(from, to).useTransparentBounds(true);
            if (matcher.lookingAt()) {
                try {
                    Instant instant = form.read().apply(new Groups(matcher, zone, now));
                    return plausible(instant).map(found -> new Found(found, matcher.end()));
                } catch (DateTimeException noSuchDay) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size. */
    public static Optional<Instant> ofEpoch(long number) {
        long size = Math.abs(number);
        if (size < 100_000_000_000L) {
            return plausible(Instant.ofEpochSecond(number));
        }
        if (size < 100_000_000_000_000L) {
            return plausible(Instant.ofEpochMilli(number));
        }
        long perSecond = size < 100_000_000_000_000_000L ? 1_000_000L : 1_000_000_000L;
        long nanos = Math.floorMod(number, perSecond) * (1_000_000_000L / perSecond);
        return plausible(Instant.ofEpochSecond(Math.floorDiv(number, perSecond), nanos));
    }

    /** Like {@link #ofEpoch(long)}; a fraction of a second counts to the microsecond, which is what a double can hold. */
    public static Optional<Instant> ofEpoch(double number) {
        double size = Math.abs(number);
        if (Double.isNaN(size) || size > 9e18) {
            return Optional.empty();
        }
        return size < 1e11
                ? plausible(Instant.ofEpochSecond(0).plusNanos(Math.round(number * 1e6) * 1000))
                : ofEpoch((long) number);
    }

    private static Optional<Instant> plausible(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
    }
}
