package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Timestamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Undoes what container runtimes put around every line: docker compose's {@code shop-1  | }, Kubernetes' (CRI)
 * {@code 2026-01-01T00:00:00Z stderr F }, Docker's JSON file. Only where every line has it.
 */
final class Shipped {
    private static final Pattern COMPOSE = Pattern.compile("([\\w.-]{1,80}?)(?:[-_]\\d{1,4})?\\s{0,40}\\| ?(.*)");
    private static final Pattern CRI = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,24}(?:Z|[+-]\\d\\d:\\d\\d)) (?:stdout|stderr) ([FP]) ?(.*)");
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:?]{0,40}[ -/]?[@-~]");
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param source name of the container; null when the text does not say
     * @param time at which the runtime read the line; null when the text does not say
     */
    record Line(
            String text, @Nullable String source, @Nullable Instant time) {}

    private Shipped() {}

    static List<Line> lines(String text) {
        List<String> lines = COLOURS.matcher(text)
                .replaceAll("")
                .lines()
                .map(Shipped::withoutNoise)
                .toList();
        if (all(lines, Shipped::isDockerJson)) {
            return dockerJson(lines);
        }
        if (all(lines, line -> CRI.matcher(line).matches())) {
            return cri(lines);
        }
        // One line with a bar in it is somebody's message.
        if (lines.size() > 1 && all(lines, line -> COMPOSE.matcher(line).matches())) {
            return lines.stream()
                    .filter(line -> !line.isBlank())
                    .map(Shipped::compose)
                    .toList();
        }
        return lines.stream().map(line -> new Line(line, null, null)).toList();
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

    private static Line compose(String line) {
        Matcher prefix = COMPOSE.matcher(line);
        return prefix.matches() ? new Line(prefix.group(2), prefix.group(1), null) : new Line(line, null, null);
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
