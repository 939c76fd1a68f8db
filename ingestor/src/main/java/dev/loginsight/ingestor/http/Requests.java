package dev.loginsight.ingestor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Small questions about a request. Never by {@code getParameter}, which would read a form's body away. */
public final class Requests {
    private Requests() {}

    /** The sender's name: {@code ?service=}, else the header {@code X-Service}. */
    public static @Nullable String service(HttpServletRequest request) {
        return parameter(request, "service")
                .orElseGet(() ->
                        Optional.ofNullable(request.getHeader("X-Service")).orElse(""));
    }

    /** The first value of a parameter in the query string. */
    public static Optional<String> parameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (key.equals(name)) {
                return Optional.of(decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "bad-parameter",
                    "The query string cannot be decoded; write %25 for a percent sign, and %xx in UTF-8 for other bytes.");
        }
    }

    /**
     * Any web page can make its visitor's browser send a form or a text to this machine. Browsers say which site sent it;
     * programs do not.
     */
    public static void refuseOtherSites(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean otherSite = site == null ? isOtherOrigin(request) : !site.equals("same-origin") && !site.equals("none");
        if (otherSite) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "cross-site",
                    "A web page of another site sent this request; only programs and pages of this server may send logs.");
        }
    }

    private static boolean isOtherOrigin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        return origin != null && !origin.equalsIgnoreCase(request.getScheme() + "://" + host);
    }
}
