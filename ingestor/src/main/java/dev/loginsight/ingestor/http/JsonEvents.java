package dev.loginsight.ingestor.http;

import dev.loginsight.ingestor.normalize.BadEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;

/**
 * Reads bodies of JSON, all or nothing: when one event of a request is wrong, none is accepted, and the answer says which one it
 * is. Several values after each other are taken as if they were in an array.
 */
public final class JsonEvents {
    static final int DEEPEST = 100;

    private static final String CUT_OFF =
            "The JSON is cut off at %s; none of it was accepted, so send it again as a whole%s.";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(10_000)
                            .maxNumberLength(1000)
                            .build())
                    .build())
            // Values are read one by one, so that something always follows.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonEvents() {}

    /**
     * Objects, and arrays of objects.
     *
     * @throws ProblemException 400 that says where the body is wrong
     */
    public static <T> List<T> read(String body, Function<JsonNode, T> convert) {
        List<T> events = new ArrayList<>();
        parse(body, 0, parser -> {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    events.add(convert(JSON.readTree(parser), convert, "at index " + i + " of the array"));
                }
            } else {
                events.add(convert(JSON.readTree(parser), convert, "at index " + events.size() + " of the body"));
            }
        });
        return events;
    }

    /** One object a line; empty lines are passed over. */
    public static <T> List<T> readLines(String body, Function<JsonNode, T> convert) {
        List<T> events = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) body.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            for (JsonNode value : values(line, number)) {
                events.add(convert(value, convert, "in line " + number));
            }
        }
        return events;
    }

    private static List<JsonNode> values(String line, int number) {
        List<JsonNode> values = new ArrayList<>();
        parse(line, number, parser -> {
            JsonNode value = JSON.readTree(parser);
            if (value.isArray()) {
                value.forEach(values::add);
            } else {
                values.add(value);
            }
        });
        return values;
    }

    /**
     * @param line where the text stands in the body; 0 when the text is the body
     * @param value reads the value that begins at the parser's token
     */
    private static void parse(String text, int line, Consumer<JsonParser> value) {
        try (JsonParser parser = JSON.createParser(text)) {
            try {
                while (parser.nextToken() != null) {
                    value.accept(parser);
                }
            } catch (JacksonException e) {
                throw bad(e, line, parser.currentLocation());
            }
        }
    }

    private static <T> T convert(JsonNode value, Function<JsonNode, T> convert, String where) {
        if (!value.isObject()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "bad-event",
                    "What stands %s is %s, and each event is a JSON object such as {\"message\":\"...\"}; none of the body was accepted."
                            .formatted(where, named(value.getNodeType())));
        }
        try {
            return convert.apply(value);
        } catch (BadEventException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "bad-event",
                    "The event %s cannot be taken: %s. None of the body was accepted."
                            .formatted(where, e.getMessage()));
        }
    }

    private static String named(JsonNodeType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return type == JsonNodeType.NULL ? name : (type == JsonNodeType.ARRAY ? "an " : "a ") + name;
    }

    /**
     * @param line where the text stood in the body; 0 when the text is the body
     * @param read how far the parser came: a limit that was crossed names no place, and it is crossed by the last character read
     */
    private static ProblemException bad(JacksonException e, int line, TokenStreamLocation read) {
        TokenStreamLocation named = e.getLocation();
        int column = named == null ? read.getColumnNr() - 1 : named.getColumnNr();
        int lineNumber = line > 0 ? line : (named == null ? read : named).getLineNr();
        String where = "line %d, column %d".formatted(lineNumber, Math.max(1, column));
        String sentence = switch (e) {
            case UnexpectedEndOfInputException end -> CUT_OFF;
            case StreamReadException syntax
            when String.valueOf(syntax.getOriginalMessage()).startsWith("Unexpected end-of-input") -> CUT_OFF;
            case StreamConstraintsException constraint ->
                constraint.getOriginalMessage().contains("depth")
                        ? "The JSON is nested deeper than " + DEEPEST
                                + " levels at %s; none of it was accepted, send flatter events%s."
                        : "The JSON holds a name or number that is too long at %s; none of it was accepted%s.";
            default -> "The JSON is wrong at %s (" + reason(e).replace("%", "%%") + "); none of it was accepted%s.";
        };
        String hint = line == 1
                ? " (application/x-ndjson has one event a line; application/json may have several lines)"
                : "";
        return new ProblemException(HttpStatus.BAD_REQUEST, "bad-json", sentence.formatted(where, hint));
    }

    private static String reason(JacksonException e) {
        String message =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return message.length() > 160 ? message.substring(0, 160) + "..." : message;
    }
}
