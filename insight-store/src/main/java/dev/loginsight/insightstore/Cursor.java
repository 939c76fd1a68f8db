package dev.loginsight.insightstore;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The last row of a page: the next page begins behind it, whatever was inserted meanwhile. */
record Cursor(long lastSeen, String id) {
    private static final String VERSION = "1";

    String encoded() {
        String plain = VERSION + "|" + lastSeen + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Cursor decoded(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 3);
            if (parts.length == 3 && parts[0].equals(VERSION)) {
                return new Cursor(Long.parseLong(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: not base64, or not a number.
        }
        throw new IllegalArgumentException("not a cursor of this list: take it from \"next\" of the page before");
    }
}
