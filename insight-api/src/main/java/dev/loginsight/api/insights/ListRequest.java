package dev.loginsight.api.insights;

import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.api.problem.NearestName;
import dev.loginsight.api.problem.Quoted;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.log.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list was asked for, checked.
 *
 * @param cursor null for the first page
 */
public record ListRequest(
        InsightFilter filter, int limit, @Nullable String cursor) {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 1000;

    private static final List<String> NAMES = List.of("service", "severity", "status", "q", "since", "limit", "cursor");
    private static final int LONGEST = 1000;

    /**
     * @param parameters of the query string, unknown names refused: a misspelt filter must not show everything
     * @throws ApiProblem naming the parameter that is wrong, and what would be right
     */
    static ListRequest of(Map<String, String[]> parameters, Instant now) {
        for (String name : parameters.keySet()) {
            if (!NAMES.contains(name)) {
                throw ApiProblem.badParameter("There is no parameter " + Quoted.of(name) + suggestion(name));
            }
        }
        return lenient(parameters, now);
    }

    /** The same, unknown names ignored, as pages do. */
    public static ListRequest lenient(Map<String, String[]> parameters, Instant now) {
        String severity = value(parameters, "severity");
        String status = value(parameters, "status");
        String since = value(parameters, "since");
        InsightFilter filter = new InsightFilter(
                value(parameters, "service"),
                severity == null ? null : severity(severity),
                status == null ? null : status(status),
                value(parameters, "q"),
                since == null ? null : SinceParameter.parse(since, now));
        return new ListRequest(filter, limit(value(parameters, "limit")), value(parameters, "cursor"));
    }

    private static String suggestion(String name) {
        String near = NearestName.suggestion(name, NAMES);
        return near.equals(".") ? "; the parameters are " + String.join(", ", NAMES) + "." : near;
    }

    /** Blank counts as not given, because that is what an empty field of a form sends. */
    private static @Nullable String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            throw ApiProblem.badParameter("%s is given %d times; give it once.".formatted(name, values.length));
        }
        if (values[0].length() > LONGEST) {
            throw ApiProblem.badParameter("%s is longer than %d characters.".formatted(name, LONGEST));
        }
        return values[0].isBlank() ? null : values[0].strip();
    }

    private static String severity(String text) {
        Severity severity = Severity.ofText(text);
        if (severity == Severity.UNSPECIFIED && !text.equalsIgnoreCase(severity.name())) {
            List<String> names =
                    Arrays.stream(Severity.values()).map(Enum::name).toList();
            throw noneOf("severity", names, text);
        }
        return severity.name();
    }

    private static String status(String text) {
        String status = text.toLowerCase(Locale.ROOT);
        if (!Insight.STATUSES.contains(status)) {
            throw noneOf("status", Insight.STATUSES, text);
        }
        return status;
    }

    private static ApiProblem noneOf(String parameter, List<String> values, String given) {
        return ApiProblem.badParameter("%s must be %s%s, not %s%s"
                .formatted(
                        parameter,
                        values.size() == 1 ? "" : "one of ",
                        String.join(", ", values),
                        Quoted.of(given),
                        NearestName.suggestion(given, values)));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiProblem.badParameter(
                    "limit must be a whole number from 1 to %d, not %s.".formatted(MAX_LIMIT, Quoted.of(text)));
        }
        return limit;
    }
}
