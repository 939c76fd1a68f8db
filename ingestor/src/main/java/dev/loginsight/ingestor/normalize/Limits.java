package dev.loginsight.ingestor.normalize;

import java.util.LinkedHashMap;
import java.util.Map;

/** How large an event may be: enough for a person to read, little enough for Kafka's records. In characters. */
final class Limits {
    static final int ID = 256;
    static final int MESSAGE = 32_768;
    static final int TRACE = 65_536;
    static final int SERVICE = 128;
    static final int LOGGER = 512;
    static final int THREAD = 256;
    static final int TRACE_ID = 128;
    static final int ATTRIBUTES = 64;
    static final int ATTRIBUTE_KEY = 128;
    static final int ATTRIBUTE_VALUE = 4096;
    static final int ALL_ATTRIBUTES = 65_536;

    /** The attribute that says what was cut off. */
    static final String NOTE = "loginsight.truncated";

    private Limits() {}

    /** The beginning of a text; never half of a character. */
    static String head(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    /** The beginning and the end of a printed trace: its end names the root cause. */
    static String trace(String text) {
        if (text.length() <= TRACE) {
            return text;
        }
        int tail = TRACE / 4;
        String head = head(text, TRACE - tail);
        int from = text.length() - tail;
        from = Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        return "%s%n\t... %d characters left out ...%n%s"
                .formatted(head, from - head.length(), text.substring(from))
                .replace("\r\n", "\n");
    }

    /** Puts a note among the attributes for each text that was longer than it may be. */
    static void note(Map<String, String> attributes, String field, int length, int limit) {
        if (length > limit) {
            attributes.merge(
                    NOTE,
                    "%s: %d of %d characters kept".formatted(field, limit, length),
                    (one, other) -> one + "; " + other);
        }
    }

    /** The first attributes, each bounded; a note says how many were left out. */
    static Map<String, String> attributes(Map<String, String> all) {
        Map<String, String> kept = new LinkedHashMap<>();
        int room = ALL_ATTRIBUTES;
        int cut = 0;
        for (Map.Entry<String, String> attribute : all.entrySet()) {
            String key = head(attribute.getKey(), ATTRIBUTE_KEY);
            String value = head(attribute.getValue(), ATTRIBUTE_VALUE);
            room -= key.length() + value.length();
            if (kept.size() == ATTRIBUTES || room < 0) {
                kept.merge(
                        NOTE, "attributes: %d of %d kept".formatted(kept.size(), all.size()), (a, b) -> a + "; " + b);
                return kept;
            }
            cut += value.length() < attribute.getValue().length() ? 1 : 0;
            kept.put(key, value);
        }
        if (cut > 0) {
            kept.merge(NOTE, cut + " attributes shortened", (a, b) -> a + "; " + b);
        }
        return kept;
    }
}
