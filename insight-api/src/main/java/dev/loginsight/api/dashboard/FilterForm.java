package dev.loginsight.api.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The filters as the form shows them: exactly what was asked, even when it was not understood.
 *
 * @param services to suggest
 */
record FilterForm(
        String q,
        String service,
        List<Choice> severities,
        List<Choice> sinces,
        List<Choice> statuses,
        List<String> services,
        boolean active) {
    record Choice(String value, String label, boolean selected) {}

    private static final Map<String, String> SEVERITIES = ordered(
            "",
            "Any severity",
            "FATAL",
            "Fatal",
            "ERROR",
            "Error or worse",
            "WARN",
            "Warn or worse",
            "INFO",
            "Info or worse");
    private static final Map<String, String> SINCES = ordered(
            "", "Any time", "1h", "Last hour", "24h", "Last 24 hours", "7d", "Last 7 days", "30d", "Last 30 days");
    private static final Map<String, String> STATUSES = ordered("", "Any status", "open", "Open");

    static FilterForm of(Map<String, String[]> parameters, List<InsightRow> rows) {
        TreeSet<String> services = new TreeSet<>();
        rows.forEach(row -> services.add(row.service()));
        return new FilterForm(
                given(parameters, "q"),
                given(parameters, "service"),
                choices(SEVERITIES, given(parameters, "severity")),
                choices(SINCES, given(parameters, "since")),
                choices(STATUSES, given(parameters, "status")),
                List.copyOf(services),
                !asked(parameters).isEmpty());
    }

    /** The filters that are set, without the place in the list. */
    static Map<String, String> asked(Map<String, String[]> parameters) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : List.of("q", "service", "severity", "status", "since", "limit")) {
            if (!given(parameters, name).isBlank()) {
                asked.put(name, given(parameters, name));
            }
        }
        return asked;
    }

    private static String given(Map<String, String[]> parameters, String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        return values.length == 0 ? "" : values[0];
    }

    /** A value that came by an address and is not among the usual ones becomes one of them, or the form would lose it. */
    private static List<Choice> choices(Map<String, String> usual, String given) {
        List<Choice> choices = new ArrayList<>();
        usual.forEach((value, label) -> choices.add(new Choice(value, label, value.equalsIgnoreCase(given))));
        if (choices.stream().noneMatch(Choice::selected)) {
            choices.add(new Choice(given, VisibleText.line(given, 40), true));
        }
        return choices;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
