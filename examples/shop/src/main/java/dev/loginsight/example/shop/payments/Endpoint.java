package dev.loginsight.example.shop.payments;

import java.net.URI;

/** Where a payment provider listens. */
public record Endpoint(URI uri) {
    public Endpoint {
        if (!"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("a payment endpoint must be an https address: '" + uri + "'");
        }
    }

    static Endpoint of(String text) {
        return new Endpoint(URI.create(text));
    }
}
