package dev.loginsight.example.shop.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loginsight.example.shop.customers.Accounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: one thread, because everything behind it is kept in memory without locks. */
public final class ShopServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShopServer.class);
    private static final String BEARER = "Bearer ";

    private final HttpServer http;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "http-1"));
    private final Router router;
    private final Accounts accounts;

    ShopServer(Router router, Accounts accounts, int port) throws IOException {
        this.router = router;
        this.accounts = accounts;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(executor);
        http.createContext("/", this::exchange);
    }

    public void start() {
        http.start();
        log.info("Open for business on port {}", port());
    }

    public int port() {
        return http.getAddress().getPort();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        try (exchange) {
            Response response = answer(exchange);
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
            log.info(
                    "{} {} -> {} in {} ms",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    response.status(),
                    (System.nanoTime() - began) / 1_000_000);
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        Request request = read(exchange);
        try {
            return router.route(request);
        } catch (HttpProblem e) {
            return Response.problem(e.status(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.method(), request.path(), e);
            return Response.problem(500, "something went wrong on our side");
        }
    }

    private Request read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new HashMap<>();
        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .ifPresent(query -> parameters.putAll(Request.decode(query)));
        if ("application/x-www-form-urlencoded"
                .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            parameters.putAll(Request.decode(body));
        }
        Optional<String> token = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                body,
                accounts.authenticate(token));
    }

    @Override
    public void close() {
        http.stop(0);
        executor.shutdown();
        log.info("Closed");
    }
}
