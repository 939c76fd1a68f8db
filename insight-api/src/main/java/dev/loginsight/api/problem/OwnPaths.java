package dev.loginsight.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Which requests are this room's. In one process with the ingestor everything shares one port and one dispatcher; what is not ours
 * is left as it is.
 */
public final class OwnPaths {
    /** Servlet patterns of everything here that a browser must not be tricked into. */
    public static final List<String> PATTERNS =
            List.of("", "/index.html", "/insights/*", "/api/*", "/v3/*", "/assets/*", "/webjars/*", "/actuator/*");

    private OwnPaths() {}

    /** Whether a program asks here, which wants JSON; the rest are pages. */
    static boolean isApi(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/v3/");
    }

    static boolean isPage(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/") || path.equals("/insights") || path.startsWith("/insights/");
    }

    /** Where logs come in; who sends them gets the ingestor's answers. */
    static boolean isIngestors(HttpServletRequest request) {
        return path(request).startsWith("/v1/");
    }

    /** The path below the context, decoded: the same one that patterns are matched against. */
    static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }
}
