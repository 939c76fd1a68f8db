package dev.loginsight.example.shop.web;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, collections, numbers and text as JSON. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String write(@Nullable Object value) {
        Json json = new Json();
        json.value(value);
        return json.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> object(map);
            case Collection<?> items -> array(items);
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> string(value.toString());
        }
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<?, ?> entry = it.next();
            string(String.valueOf(entry.getKey()));
            out.append(':');
            value(entry.getValue());
            out.append(it.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private void array(Collection<?> items) {
        out.append('[');
        for (Iterator<?> it = items.iterator(); it.hasNext(); ) {
            value(it.next());
            out.append(it.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
