package dev.loginsight.ingestor.datadog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a value stands in a JSON document: a JSON pointer (RFC 6901, {@code /a/b~1c/0}) or a dotted path ({@code a.b.c}), whose
 * whole text may also be one field's name.
 */
record FieldPath(String text, List<String> steps) {
    static FieldPath of(String text) {
        String path = text.strip();
        if (path.startsWith("/")) {
            return new FieldPath(
                    path,
                    Arrays.stream(path.substring(1).split("/", -1))
                            .map(step -> step.replace("~1", "/").replace("~0", "~"))
                            .toList());
        }
        return new FieldPath(path, List.of(path.split("\\.", -1)));
    }

    Optional<JsonNode> find(JsonNode document) {
        JsonNode direct = text.startsWith("/") ? null : document.get(text);
        if (direct != null) {
            return Optional.of(direct).filter(FieldPath::isSaid);
        }
        JsonNode at = document;
        for (String step : steps) {
            at = child(at, step);
        }
        return Optional.of(at).filter(FieldPath::isSaid);
    }

    private static JsonNode child(JsonNode parent, String step) {
        boolean index = parent.isArray() && step.matches("\\d{1,6}");
        return index ? parent.path(Integer.parseInt(step)) : parent.path(step);
    }

    private static boolean isSaid(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    /** Takes the value out, and objects that are empty then; array elements stay. */
    void remove(ObjectNode document) {
        if (document.remove(text) != null) {
            return;
        }
        List<JsonNode> parents = new ArrayList<>(List.of(document));
        for (String step : steps) {
            parents.add(child(parents.getLast(), step));
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            boolean last = i == steps.size() - 1;
            if (parents.get(i) instanceof ObjectNode object
                    && (last || parents.get(i + 1).isEmpty())) {
                object.remove(steps.get(i));
            }
        }
    }
}
