package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Timestamps;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Undoes what container runtimes and their tools put around every line: docker compose's {@code shop-1  | }, kubectl's {@code
 * [pod/shop/app] }, Kubernetes' (CRI) {@code 2026-01-01T00:00:00Z stderr F }, Docker's JSON file, and the times and hosts that
 * {@code docker logs -t}, {@code kubectl logs --timestamps} and journalctl add. Only where every line has it; times and
 * hosts only where a stack trace's lines have them, since elsewhere they are the log's own.
 */
final class Shipped {
    private static final Pattern COMPOSE = Pattern.compile("([\\w.-]{1,80}?)(?:[-_]\\d{1,4})?\\s{0,40}\\| ?(.*)");
    private static final Pattern CRI = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,24}(?:Z|[+-]\\d\\d:\\d\\d)) (?:stdout|stderr) ([FP]) ?(.*)");
    private static final Pattern POD = Pattern.compile("\\[pod/[^\\]/]{1,255}/([^\\]]{1,255})\\] ?(.*)");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d))(?: (.*))?");
    private static final Pattern JOURNAL =
            Pattern.compile("([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\d\\d-\\d\\dT\\S{8,30}) \\S{1,255}"
                    + " ([\\w./@-]{1,100})(?:\\[\\d{1,9}\\])?:(?: (.*))?");
    private static final Pattern OF_TRACE = Pattern.compile(
            "(?:\\s{1,20}(?:at |\\.\\.\\. \\d|File \"|from )|Caused by: |Traceback \\(most recent|goroutine \\d|#\\d{1,4} |stack backtrace:).*");
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:?]{0,40}[ -/]?[@-~]");
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param source name of the container; null when the text does not say
     * @param time at which the runtime read the line; null when the text does not say
     */
    record Line(
            String text, @Nullable String source, @Nullable Instant time) {}

    private Shipped() {}

    /** @param zone of times that name none */
    static List<Line> lines(String text, ZoneId zone, Instant now) {
        List<String> lines = COLOURS.matcher(text)
                .replaceAll("")
                .lines()
                .map(Shipped::withoutNoise)
                .toList();
        List<Line> shipped = bySource(lines);
        return shipped.size() < 2 ? shipped : withoutTimes(shipped, zone, now);
    }

    private static List<Line> bySource(List<String> lines) {
        if (all(lines, Shipped::isDockerJson)) {
            return dockerJson(lines);
        }
        if (all(lines, line -> CRI.matcher(line).matches())) {
            return cri(lines);
        }
        if (all(lines, line -> POD.matcher(line).matches())) {
            return sourced(lines, POD);
        }
        // One line with a bar in it is somebody's message.
        if (lines.size() > 1 && all(lines, line -> COMPOSE.matcher(line).matches())) {
            return sourced(lines, COMPOSE);
        }
        return lines.stream().map(line -> new Line(line, null, null)).toList();
    }

    private static List<Line> withoutTimes(List<Line> lines, ZoneId zone, Instant now) {
        if (wraps(TIME, 2, lines)) {
            return unwrapped(
                    lines,
                    TIME,
                    (line, prefix) -> new Line(rest(prefix, 2), line.source(), time(prefix.group(1), zone, now)));
        }
        if (wraps(JOURNAL, 3, lines)) {
            return unwrapped(
                    lines,
                    JOURNAL,
                    (line, prefix) -> new Line(rest(prefix, 3), prefix.group(2), time(prefix.group(1), zone, now)));
        }
        return lines;
    }

    /** Whether every line has the prefix, and what follows it is a stack trace's in some. */
    private static boolean wraps(Pattern pattern, int rest, List<Line> lines) {
        boolean trace = false;
        for (Line line : lines) {
            if (line.text().isBlank()) {
                continue;
            }
            Matcher prefix = pattern.matcher(line.text());
            if (!prefix.matches()) {
                return false;
            }
            trace |= OF_TRACE.matcher(rest(prefix, rest)).matches();
        }
        return trace;
    }

    private static String rest(Matcher prefix, int group) {
        return prefix.group(group) == null ? "" : prefix.group(group);
    }

    private static List<Line> unwrapped(List<Line> lines, Pattern pattern, BiFunction<Line, Matcher, Line> unwrap) {
        return lines.stream()
                .map(line -> {
                    Matcher prefix = pattern.matcher(line.text());
                    return prefix.matches() ? unwrap.apply(line, prefix) : line;
                })
                .toList();
    }

    private static @Nullable Instant time(String text, ZoneId zone, Instant now) {
        return Timestamps.parse(text, zone, now).orElse(null);
    }

    private static String withoutNoise(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private interface Check {
        boolean fits(String line);
    }

    private static boolean all(List<String> lines, Check check) {
        boolean some = false;
        for (String line : lines) {
            if (!line.isBlank()) {
                if (!check.fits(line)) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    private static List<Line> sourced(List<String> lines, Pattern pattern) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    Matcher prefix = pattern.matcher(line);
                    return prefix.matches()
                            ? new Line(prefix.group(2), prefix.group(1), null)
                            : new Line(line, null, null);
                })
                .toList();
    }

    /** Lines marked P go on in the next one. */
    private static List<Line> cri(List<String> lines) {
        List<Line> result = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : lines) {
            Matcher prefix = CRI.matcher(line);
            if (prefix.matches()) {
                part.append(prefix.group(3));
                if (prefix.group(2).equals("F")) {
                    result.add(new Line(part.toString(), null, time(prefix.group(1))));
                    part.setLength(0);
                }
            }
        }
        if (!part.isEmpty()) {
            result.add(new Line(part.toString(), null, null));
        }
        return result;
    }

    private static @Nullable Instant time(String text) {
        return Timestamps.parse(text, ZoneOffset.UTC, Instant.MAX).orElse(null);
    }

    private static boolean isDockerJson(String line) {
        return line.startsWith("{\"log\":\"") && line.contains("\"stream\":\"") && line.endsWith("}");
    }

    private static List<Line> dockerJson(List<String> lines) {
        List<Line> result = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode record = JSON.readTree(line);
                String text = record.path("log").asString("").stripTrailing();
                result.add(new Line(text, null, time(record.path("time").asString(""))));
            } catch (JacksonException notJson) {
                result.add(new Line(line, null, null));
            }
        }
        return result;
    }
}
