package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.BadEventException;
import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.normalize.JsonRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code time=... level=error msg="it broke" user=7}, as logrus, slog and Heroku write it. */
final class Logfmt {
    private static final int LONGEST_KEY = 100;

    private Logfmt() {}

    /** Only a line that is nothing but pairs, and has both a level and a message, is one. */
    static Optional<Draft> read(String line, ZoneId zone, Instant now) {
        int equals = line.indexOf('=');
        if (equals <= 0 || equals > LONGEST_KEY || !line.contains("msg=") && !line.contains("message=")) {
            return Optional.empty();
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        int at = 0;
        while (at >= 0 && at < line.length()) {
            at = pair(line, at, fields);
        }
        boolean level = fields.has("level") || fields.has("lvl") || fields.has("severity");
        if (at < 0 || !level) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonRecord.read(fields, zone, now));
        } catch (BadEventException noMessage) {
            return Optional.empty();
        }
    }

    /** Reads one pair; returns the index of the next, or -1 when there is none here. */
    private static int pair(String line, int from, ObjectNode fields) {
        int start = from;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        if (start == line.length()) {
            return start;
        }
        int i = start;
        while (i < line.length() && isKeyPart(line.charAt(i)) && i - start < LONGEST_KEY) {
            i++;
        }
        if (i == start || i == line.length() || line.charAt(i) != '=') {
            return -1;
        }
        String key = line.substring(start, i);
        boolean quoted = i + 1 < line.length() && line.charAt(i + 1) == '"';
        StringBuilder value = new StringBuilder();
        int end = quoted ? quoted(line, i + 2, value) : plain(line, i + 1, value);
        fields.put(key, value.toString());
        return end;
    }

    private static boolean isKeyPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '@' || c == '/';
    }

    private static int plain(String line, int from, StringBuilder value) {
        int end = line.indexOf(' ', from);
        end = end < 0 ? line.length() : end;
        value.append(line, from, end);
        return end;
    }

    private static int quoted(String line, int from, StringBuilder value) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\' && i + 1 < line.length()) {
                char escaped = line.charAt(++i);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                value.append(c);
            }
        }
        return -1;
    }
}
