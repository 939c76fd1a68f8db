package dev.loginsight.worker.agent;

import dev.loginsight.core.insight.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer even where the endpoint ignored the response format: JSON in a fence, with words around it, numbers as strings.
 * Without a root cause it is no answer.
 */
final class AnswerParser {
    private static final int LONGEST_CAUSE = 4_000;
    private static final int LONGEST_EXPLANATION = 20_000;
    private static final int LONGEST_CLAIM = 1_000;
    private static final int MOST_CITATIONS = 50;
    private static final Pattern FENCE = Pattern.compile("```[a-zA-Z]*\\s*\\n(.*?)\\n?```", Pattern.DOTALL);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AnswerParser() {}

    static Optional<Answer> parse(String content) {
        return object(content).flatMap(AnswerParser::answer);
    }

    private static Optional<JsonNode> object(String content) {
        Optional<JsonNode> whole = read(content);
        if (whole.isPresent()) {
            return whole;
        }
        Matcher fence = FENCE.matcher(content);
        while (fence.find()) {
            Optional<JsonNode> fenced = read(fence.group(1));
            if (fenced.isPresent()) {
                return fenced;
            }
        }
        int start = content.indexOf('{');
        int end = content.lastIndexOf('}');
        return start >= 0 && end > start ? read(content.substring(start, end + 1)) : Optional.empty();
    }

    private static Optional<JsonNode> read(String json) {
        try {
            return Optional.of(MAPPER.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> answer(JsonNode node) {
        String rootCause = text(node.path("rootCause"), LONGEST_CAUSE);
        if (rootCause.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Answer(
                rootCause,
                text(node.path("explanation"), LONGEST_EXPLANATION),
                citations(node.path("citations")),
                // Not bounded here: a diff that is cut would be a wrong one; its check has a limit.
                node.path("diff").isString() ? node.path("diff").asString() : "",
                confidence(node.path("confidence"))));
    }

    private static List<Citation> citations(JsonNode array) {
        List<Citation> citations = new ArrayList<>();
        for (JsonNode item : array) {
            int start = item.path("startLine").asInt(0);
            String file = text(item.path("file"), LONGEST_CLAIM);
            if (!file.isEmpty() && citations.size() < MOST_CITATIONS) {
                citations.add(new Citation(
                        file, start, item.path("endLine").asInt(start), text(item.path("claim"), LONGEST_CLAIM)));
            }
        }
        return citations;
    }

    private static @Nullable Double confidence(JsonNode node) {
        double value = node.asDouble(Double.NaN);
        return Double.isNaN(value) ? null : Math.clamp(value, 0.0, 1.0);
    }

    private static String text(JsonNode node, int longest) {
        String text = node.isString() ? node.asString().strip() : "";
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
