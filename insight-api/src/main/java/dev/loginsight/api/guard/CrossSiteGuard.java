package dev.loginsight.api.guard;

import dev.loginsight.api.problem.ProblemDocument;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another web site makes a visitor's browser send: anything but reading, and live updates, which would hold a
 * connection. Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin; programs say neither and are let in.
 */
public final class CrossSiteGuard extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!matters(request) || isSameSite(request)) {
            chain.doFilter(request, response);
            return;
        }
        ProblemDocument.of(
                        HttpStatus.FORBIDDEN,
                        "cross-site",
                        "A page of another site sent this request; only pages of this server and programs may.",
                        request.getRequestURI())
                .writeTo(response);
    }

    private static boolean matters(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) || request.getRequestURI().endsWith("/stream");
    }

    private static boolean isSameSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || origin.equalsIgnoreCase(ownOrigin(request));
    }

    private static @Nullable String ownOrigin(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null) {
            return null;
        }
        String usualPort = request.isSecure() ? ":443" : ":80";
        boolean usual = host.endsWith(usualPort);
        return request.getScheme() + "://" + (usual ? host.substring(0, host.length() - usualPort.length()) : host);
    }
}
