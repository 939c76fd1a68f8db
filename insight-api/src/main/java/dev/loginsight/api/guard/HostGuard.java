package dev.loginsight.api.guard;

import dev.loginsight.api.problem.ProblemDocument;
import dev.loginsight.api.problem.Quoted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under names that are this server's. Without it, any web page could point a name of its own at 127.0.0.1 (DNS
 * rebinding) and read code and logs through the browser of whoever visits it.
 */
public final class HostGuard extends OncePerRequestFilter {
    private final Set<String> allowed = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    /**
     * @param bind address the server listens on
     * @param further names that browsers may use, without a port
     */
    public HostGuard(String bind, List<String> further) {
        allowed.add(normal(bind));
        further.forEach(name -> allowed.add(normal(name)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || isAllowed(host, request.getLocalAddr())) {
            chain.doFilter(request, response);
            return;
        }
        ProblemDocument.of(
                        HttpStatus.FORBIDDEN,
                        "wrong-host",
                        "This server does not answer as %s; add the name to api.allowed-hosts in the configuration if it should."
                                .formatted(Quoted.of(host)),
                        request.getRequestURI())
                .writeTo(response);
    }

    /** An address the connection itself came in on is no name that somebody could have pointed at us. */
    private boolean isAllowed(String host, String localAddress) {
        String name = withoutPort(normal(host));
        return allowed.contains(name) || name.equals(normal(localAddress));
    }

    private static String withoutPort(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.lastIndexOf(':');
        return end > 0 ? host.substring(0, end) : host;
    }

    private static String normal(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        boolean bareIpv6 = name.indexOf(':') != name.lastIndexOf(':') && !name.startsWith("[");
        return bareIpv6 ? "[" + (name.equals("0:0:0:0:0:0:0:1") ? "::1" : name) + "]" : name;
    }
}
