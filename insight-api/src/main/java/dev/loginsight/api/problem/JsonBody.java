package dev.loginsight.api.problem;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads a request's JSON, strictly, so that a misspelt field is told and not ignored. It has a mapper of its own: the rooms that
 * share this process may want theirs lenient.
 */
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer, number -> number.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .build();

    private JsonBody() {}

    /**
     * @param longest body that is read, in whole megabytes
     * @throws ApiProblem with one sentence when it is too long, no JSON, or not of this shape
     */
    public static <T> T read(InputStream body, Class<T> type, DataSize longest) throws IOException {
        int maxBytes = Math.toIntExact(longest.toBytes());
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw ApiProblem.tooLarge("The body is longer than the %d MB that are read here; send less."
                    .formatted(longest.toMegabytes()));
        }
        if (isBlank(bytes)) {
            throw ApiProblem.badBody("The body is empty; send a JSON object.");
        }
        try {
            T value = JSON.readValue(bytes, type);
            if (value == null) {
                throw ApiProblem.badBody("The body is null; send a JSON object.");
            }
            return value;
        } catch (JacksonException e) {
            throw ApiProblem.badBody(sentence(e));
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String sentence(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case UnexpectedEndOfInputException cut ->
                "The JSON is cut off%s; send the whole object.".formatted(at(cut));
            case StreamReadException broken
            when isEnd(broken) -> "The JSON is cut off%s; send the whole object.".formatted(at(broken));
            case StreamReadException broken -> "The body is not valid JSON%s.".formatted(at(broken));
            case MismatchedInputException wrong -> wrongType(wrong);
            case DatabindException other
            when other.getCause() instanceof IllegalArgumentException cause -> String.valueOf(cause.getMessage());
            default -> "The body cannot be read%s.".formatted(at(e));
        };
    }

    private static boolean isEnd(StreamReadException e) {
        return String.valueOf(e.getOriginalMessage()).contains("end-of-input");
    }

    private static String unknownField(UnrecognizedPropertyException e) {
        List<String> known =
                e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        String near = NearestName.suggestion(e.getPropertyName(), known);
        String all = near.equals(".") ? "; the fields are " + String.join(", ", known) + "." : near;
        return "There is no field " + Quoted.of(e.getPropertyName()) + all;
    }

    private static String wrongType(MismatchedInputException e) {
        if (e.getPath().isEmpty()) {
            return "The body must be a JSON object%s.".formatted(at(e));
        }
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + Quoted.of(step.getPropertyName()).replace("\"", ""))
                .collect(Collectors.joining())
                .substring(1);
        return "%s must be %s%s.".formatted(path, expected(e), given(e));
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return CharSequence.class.isAssignableFrom(type) ? "text" : "a " + type.getSimpleName();
    }

    private static String given(MismatchedInputException e) {
        JsonToken token = e.getCurrentToken();
        if (token == null) {
            return "";
        }
        return switch (token) {
            case START_OBJECT -> ", not an object";
            case START_ARRAY -> ", not a list";
            case VALUE_STRING -> ", not text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ", not that number";
            case VALUE_TRUE, VALUE_FALSE -> ", not true or false";
            case VALUE_NULL -> ", not null";
            default -> "";
        };
    }

    private static String at(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        return where == null || where.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    }
}
