package dev.loginsight.worker.agent;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach an OpenAI-compatible chat model.
 *
 * @param apiKey empty for an endpoint that wants none
 * @param baseUrl with its version path: {@code https://api.openai.com/v1}
 * @param timeout longest wait for one whole answer, its body included
 * @param maxAttempts tries before giving up on one error, at least 1
 */
public record ModelSettings(String apiKey, String baseUrl, String name, Duration timeout, int maxAttempts) {
    public static final String OPENAI = "https://api.openai.com/v1";

    public ModelSettings {
        apiKey = apiKey.strip();
        if (name.isBlank()) {
            throw new IllegalArgumentException("model.name must not be blank");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("model.timeout must be positive: " + timeout);
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("model.max-attempts must be at least 1: " + maxAttempts);
        }
        requireHttp(baseUrl);
        if (apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            // Would fail as an illegal header, with the key in the message.
            throw new IllegalArgumentException("model.api-key holds blanks or characters that no key has");
        }
    }

    private static void requireHttp(String baseUrl) {
        try {
            URI uri = URI.create(baseUrl);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the sentence below.
        }
        throw new IllegalArgumentException("model.base-url is not an http(s) address: " + baseUrl);
    }

    /** Tells whether another model is configured now than when an insight was made. */
    public String identity() {
        return name + " at " + baseUrl;
    }

    /** Never prints the key. */
    @Override
    public String toString() {
        return "ModelSettings[" + identity() + "]";
    }
}
