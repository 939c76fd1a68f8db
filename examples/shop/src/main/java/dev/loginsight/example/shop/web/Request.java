package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.customers.Principal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request, taken apart.
 *
 * @param parameters of the query and of a form body; the body wins
 * @param body the text as it came
 */
record Request(String method, String path, Map<String, String> parameters, String body, Principal principal) {
    Request {
        parameters = Map.copyOf(parameters);
    }

    /** Reads {@code a=1&b=two+words}. */
    static Map<String, String> decode(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(plain(pair.substring(0, equals)), plain(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    String require(String name) {
        return parameter(name).orElseThrow(() -> HttpProblem.badRequest("parameter " + name + " is missing"));
    }

    int integer(String name, int fallback) {
        String value = parameters.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw HttpProblem.badRequest("parameter " + name + " must be a whole number");
        }
    }

    /** The n-th segment of the path, 0 for the first. */
    String segment(int n) {
        String[] segments = path.substring(1).split("/");
        if (n >= segments.length) {
            throw HttpProblem.notFound(path);
        }
        return segments[n];
    }
}
