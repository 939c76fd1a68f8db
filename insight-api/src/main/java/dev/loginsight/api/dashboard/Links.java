package dev.loginsight.api.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of our own pages. Whatever a log said is encoded whole, so it cannot become an address of its own. */
final class Links {
    private Links() {}

    static String insight(String id) {
        return "/insights/" + encoded(id);
    }

    static String json(String id) {
        return "/api/insights/" + encoded(id);
    }

    /** The list with these parameters, blank ones left out. */
    static String list(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/" : "/?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
