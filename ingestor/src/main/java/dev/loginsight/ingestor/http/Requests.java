package dev.loginsight.ingestor.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The first value of a parameter in the query string; the others are not looked at. */
    public static Optional<String> parameter(HttpServletRequest request, String name) {
        return pairs(request).filter(pair -> pair[0].equals(name)).findFirst().map(pair -> decoded(pair[1]));
    }

    /**
     * The parameters of a question; blank ones count as not given.
     *
     * @throws ProblemException 400 when one is unknown or given twice
     */
    public static Map<String, String> parameters(HttpServletRequest request, List<String> known) {
        Map<String, String> given = new LinkedHashMap<>();
        pairs(request).forEach(pair -> {
            String name = decoded(pair[0]);
            if (!known.contains(name)) {
                throw badParameter("There is no parameter %s; the parameters are %s."
                        .formatted(BodyReader.quoted(name), String.join(", ", known)));
            }
            if (given.put(name, decoded(pair[1]).strip()) != null) {
                throw badParameter("%s is given twice; give it once.".formatted(name));
            }
        });
        given.values().removeIf(String::isEmpty);
        return given;
    }

    /** Names and values, as they were sent. */
    private static Stream<String[]> pairs(HttpServletRequest request) {
        String query = request.getQueryString();
        return Stream.of((query == null ? "" : query).split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.indexOf('=') < 0 ? new String[] {pair, ""} : pair.split("=", 2));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw badParameter(
                    "The query string cannot be decoded; write %25 for a percent sign, and %xx in UTF-8 for other bytes.");
        }
    }

    private static ProblemException badParameter(String sentence) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", sentence);
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
