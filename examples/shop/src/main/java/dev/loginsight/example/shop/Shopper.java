package dev.loginsight.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who uses the shop, over HTTP. */
final class Shopper {
    private static final Pattern PAGES = Pattern.compile("\"pages\":(\\d+)");

    private final int port;
    private final String token;

    Shopper(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** Looks at the first page of a category, then at the others the shop says there are. */
    void browse(String category) {
        Matcher pages = PAGES.matcher(get("/categories/" + category));
        int last = pages.find() ? Integer.parseInt(pages.group(1)) : 1;
        for (int page = 2; page <= last; page++) {
            get("/categories/" + category + "?page=" + page);
        }
    }

    void buy(String cart, String sku, int quantity) {
        post("/carts/" + cart + "/items", "sku=" + sku + "&quantity=" + quantity);
    }

    void pay(String cart, String method) {
        post("/carts/" + cart + "/checkout", "pay=" + method);
    }

    String get(String path) {
        return exchange("GET", path, "", "");
    }

    /** Sends a form. */
    void post(String path, String form) {
        exchange("POST", path, form, "application/x-www-form-urlencoded");
    }

    /** Sends a text as it is. */
    void send(String path, String text) {
        exchange("POST", path, text, "text/csv");
    }

    private String exchange(String method, String path, String body, String type) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setRequestMethod(method);
            if (!token.isEmpty()) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (!type.isEmpty()) {
                connection.setRequestProperty("Content-Type", type);
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " did not get through", e);
        }
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
