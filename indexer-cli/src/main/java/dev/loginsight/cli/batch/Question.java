package dev.loginsight.cli.batch;

import dev.loginsight.cli.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * What one input line asks.
 *
 * @param id the line's own id as JSON (a quoted text, a number), to be given back as it came; {@code null} as text when it had none
 * @param text empty when there is an error
 * @param error what is wrong with the line; null when nothing is
 */
record Question(String id, String text, @Nullable String error) {

    static Question parse(String line) {
        Reading reading = new Reading();
        try (JsonParser json = Json.parser(line)) {
            reading.read(json);
        } catch (JacksonException e) {
            return new Question(reading.id, "", broken(e, line));
        }
        return new Question(reading.id, reading.text == null ? "" : reading.text, reading.complaint());
    }

    private static String broken(JacksonException e, String line) {
        TokenStreamLocation at = e.getLocation();
        int column = at == null ? line.length() + 1 : at.getColumnNr();
        return column > line.length()
                ? "not valid JSON: it is cut off at its end"
                : "not valid JSON at column " + column;
    }

    /** Keeps the id found so far even when the line breaks off after it, so that its error can be told apart. */
    private static final class Reading {
        private String id = "null";
        private @Nullable String text;
        private boolean object;
        private boolean rest;

        void read(JsonParser json) {
            object = json.nextToken() == JsonToken.START_OBJECT;
            if (!object) {
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if ("id".equals(name) && value == JsonToken.VALUE_STRING) {
                    id = Json.quoted(json.getString());
                } else if ("id".equals(name) && value.isNumeric()) {
                    id = json.getString();
                } else if ("text".equals(name) && value == JsonToken.VALUE_STRING) {
                    text = json.getString();
                } else {
                    json.skipChildren();
                }
            }
            rest = json.nextToken() != null;
        }

        @Nullable
        String complaint() {
            if (!object || rest) {
                return "must be one JSON object such as {\"id\":\"q1\",\"text\":\"...\"}";
            }
            if (text == null) {
                return "\"text\" is missing or not a string";
            }
            return text.isBlank() ? "\"text\" is empty" : null;
        }
    }
}
