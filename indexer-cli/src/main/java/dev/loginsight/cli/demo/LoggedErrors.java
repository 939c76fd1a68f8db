package dev.loginsight.cli.demo;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.log.StackTraceParser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The errors the service logged, by the type of their root cause: what the insights have to cover.
 *
 * @param counts how often each type was logged
 */
record LoggedErrors(Map<String, Integer> counts) {
    private static final Pattern ERROR = Pattern.compile("^\\S+ ERROR ");
    private static final String WITHOUT_TRACE = "";

    LoggedErrors {
        counts = Map.copyOf(counts);
    }

    static LoggedErrors in(List<String> records) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String record : records) {
            if (ERROR.matcher(record).find()) {
                counts.merge(rootCause(record), 1, Integer::sum);
            }
        }
        return new LoggedErrors(counts);
    }

    private static String rootCause(String record) {
        return StackTraceParser.parse(record)
                .map(trace -> trace.rootCause().type())
                .orElse(WITHOUT_TRACE);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the insights do not cover: {@code java.lang.NullPointerException (1 of 2)}; empty when they cover all. */
    List<String> missingFrom(List<Insight> insights) {
        Map<String, Long> covered = new TreeMap<>();
        for (Insight insight : insights) {
            String type = insight.exceptionType() == null ? WITHOUT_TRACE : insight.exceptionType();
            covered.merge(type, insight.occurrences(), Long::sum);
        }
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .filter(error -> covered.getOrDefault(error.getKey(), 0L) < error.getValue())
                        .map(error -> "%s (%d of %d)"
                                .formatted(
                                        error.getKey().isEmpty() ? "an error without a trace" : error.getKey(),
                                        covered.getOrDefault(error.getKey(), 0L),
                                        error.getValue()))
                        .toList();
    }
}
