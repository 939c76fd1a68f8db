package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.core.log.ThrownException;
import dev.loginsight.core.log.ThrownException.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An exception that came as a JSON object: log4j's {@code thrown}, a {@link Throwable} as Jackson writes it, Sentry's
 * {@code values}, ECS's and OpenTelemetry's {@code exception}, or a bare list of frames.
 *
 * @param trace null when there are no frames and no type
 * @param printed the printed trace where the object holds one; null when {@code trace} is all there is
 * @param rest fields that say something else
 */
record ExceptionObject(@Nullable StackTrace trace, @Nullable String printed, Map<String, JsonNode> rest) {
    private static final List<String> TYPE =
            List.of("type", "name", "className", "class", "exceptionClass", "exception_class", "kind", "@class");
    private static final List<String> MESSAGE =
            List.of("message", "msg", "value", "localizedMessage", "exceptionMessage");
    private static final List<String> STACK =
            List.of("stackTrace", "stack_trace", "stacktrace", "stack", "frames", "extendedStackTrace", "backtrace");
    private static final List<String> CAUSE = List.of("cause", "causedBy", "innerException", "inner");

    private static final List<String> FRAME_TYPE =
            List.of("className", "class", "declaringClass", "declaring_class", "type", "module", "package");
    private static final List<String> FRAME_FUNCTION = List.of("methodName", "method", "function", "func", "name");
    private static final List<String> FRAME_FILE =
            List.of("fileName", "filename", "file", "abs_path", "path", "source");
    private static final List<String> FRAME_LINE = List.of("lineNumber", "lineno", "line", "line_number");

    private static final int MAX_CHAIN = 64;
    private static final int MAX_FRAMES = 1024;

    /** Empty when the value is no exception, whatever else it is. */
    static Optional<ExceptionObject> read(JsonNode value) {
        if (value.isArray()) {
            List<Frame> frames = frames(value);
            return frames.isEmpty() ? Optional.empty() : Optional.of(of(List.of(link(Relation.TOP, "", "", frames))));
        }
        if (value.path("values").isArray() && !value.path("values").isEmpty()) {
            return sentry(value.path("values"));
        }
        if (texts(value, STACK) != null) {
            return Optional.of(printed(value));
        }
        List<ThrownException> chain = new ArrayList<>();
        collect(value, Relation.TOP, chain);
        boolean tells = chain.stream()
                .anyMatch(link -> !link.frames().isEmpty()
                        || link.type().endsWith("Exception")
                        || link.type().endsWith("Error"));
        return tells ? Optional.of(of(chain)) : Optional.empty();
    }

    private static ExceptionObject of(List<ThrownException> chain) {
        return new ExceptionObject(new StackTrace(language(chain), chain), null, Map.of());
    }

    /** The object holds the trace as text: that says more than its other fields. */
    private static ExceptionObject printed(JsonNode value) {
        String stack = String.valueOf(texts(value, STACK));
        String type = String.valueOf(textOr(value, TYPE, ""));
        String message = String.valueOf(textOr(value, MESSAGE, ""));
        String title = message.isEmpty() ? type : type + ": " + message;
        boolean headless = StackTraceParser.parse(stack)
                .map(trace -> trace.top().type().isEmpty())
                .orElse(false);
        Map<String, JsonNode> rest = new LinkedHashMap<>();
        value.properties().forEach(field -> {
            boolean used = STACK.contains(field.getKey())
                    || TYPE.contains(field.getKey()) && (headless || stack.contains(type))
                    || MESSAGE.contains(field.getKey()) && (headless || stack.contains(message));
            if (!used) {
                rest.put(field.getKey(), field.getValue());
            }
        });
        return new ExceptionObject(null, headless && !title.isEmpty() ? title + "\n" + stack : stack, rest);
    }

    private static Optional<ExceptionObject> sentry(JsonNode values) {
        List<JsonNode> newestFirst = new ArrayList<>();
        values.forEach(newestFirst::add);
        Collections.reverse(newestFirst);
        List<ThrownException> chain = new ArrayList<>();
        for (JsonNode value : newestFirst.subList(0, Math.min(MAX_CHAIN, newestFirst.size()))) {
            List<Frame> frames = new ArrayList<>(frames(value.path("stacktrace").path("frames")));
            Collections.reverse(frames);
            String module = value.path("module").asString("");
            String type = textOr(value, List.of("type"), "");
            chain.add(link(
                    chain.isEmpty() ? Relation.TOP : Relation.CAUSED_BY,
                    module.isEmpty() || type.contains(".") ? type : module + "." + type,
                    textOr(value, List.of("value"), ""),
                    frames));
        }
        return Optional.of(of(chain));
    }

    private static void collect(JsonNode value, Relation relation, List<ThrownException> chain) {
        if (!value.isObject() || chain.size() >= MAX_CHAIN) {
            return;
        }
        List<Frame> frames = STACK.stream()
                .map(name -> frames(value.path(name)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        int common = value.path("commonElementCount").isInt()
                ? Math.max(0, value.path("commonElementCount").intValue())
                : 0;
        chain.add(new ThrownException(relation, textOr(value, TYPE, ""), textOr(value, MESSAGE, ""), frames, common));
        boolean suppressed = relation == Relation.SUPPRESSED;
        value.path("suppressed").forEach(inner -> collect(inner, Relation.SUPPRESSED, chain));
        for (String name : CAUSE) {
            if (value.path(name).isObject()) {
                collect(value.path(name), suppressed ? Relation.SUPPRESSED : Relation.CAUSED_BY, chain);
                return;
            }
        }
    }

    private static ThrownException link(Relation relation, String type, String message, List<Frame> frames) {
        return new ThrownException(relation, type, message, frames, 0);
    }

    private static List<Frame> frames(JsonNode list) {
        if (!list.isArray()) {
            return List.of();
        }
        boolean strings = !list.isEmpty() && list.get(0).isString();
        if (strings) {
            String printed = StreamSupport.stream(list.spliterator(), false)
                    .map(line -> "\tat " + line.asString("").strip().replaceFirst("^at ", ""))
                    .collect(Collectors.joining("\n"));
            return StackTraceParser.parse(printed)
                    .map(trace -> trace.top().frames())
                    .orElse(List.of());
        }
        return StreamSupport.stream(list.spliterator(), false)
                .limit(MAX_FRAMES)
                .map(ExceptionObject::frame)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Frame> frame(JsonNode value) {
        String function = textOr(value, FRAME_FUNCTION, "");
        String file = texts(value, FRAME_FILE);
        if (!value.isObject() || function.isEmpty() && file == null) {
            return Optional.empty();
        }
        int line = FRAME_LINE.stream()
                .map(value::path)
                .filter(JsonNode::isInt)
                .mapToInt(JsonNode::intValue)
                .findFirst()
                .orElse(0);
        return Optional.of(new Frame(textOr(value, FRAME_TYPE, ""), function, file, Math.max(0, line)));
    }

    private static @Nullable String texts(JsonNode object, List<String> names) {
        for (String name : names) {
            JsonNode value = object.path(name);
            if (value.isString() && !value.stringValue().isBlank()) {
                return value.stringValue();
            }
        }
        return null;
    }

    private static String textOr(JsonNode object, List<String> names, String otherwise) {
        String text = texts(object, names);
        return text == null ? otherwise : text;
    }

    private static String language(List<ThrownException> chain) {
        return chain.stream()
                .flatMap(link -> link.frames().stream())
                .map(Frame::file)
                .filter(file -> file != null)
                .findFirst()
                .map(ExceptionObject::languageOf)
                .orElse("java");
    }

    private static String languageOf(String file) {
        if (file.endsWith(".py")) {
            return "python";
        }
        if (file.endsWith(".go")) {
            return "go";
        }
        return file.matches(".*\\.(?:[cm]?[jt]sx?|vue)(?:\\?.*)?$") ? "javascript" : "java";
    }
}
