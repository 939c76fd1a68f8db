package dev.loginsight.bench.questions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another ranker answered to the same questions. */
final class OtherAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Asked(String repository, String question) {}

    private final Map<Asked, List<Result>> answers = new HashMap<>();

    private OtherAnswers() {}

    /**
     * Reads {@code {"queries":[{"repo":"gson","query":"...","results":[...]}]}}. A result is a path, which stands for all lines of the
     * file, or an object with {@code file}, {@code startLine} and {@code endLine}; best first.
     */
    static OtherAnswers read(Path file) throws IOException {
        JsonNode document;
        try {
            document = JSON.readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!document.path("queries").isArray()) {
            throw new IOException(file + " has no list \"queries\"; each needs \"repo\", \"query\" and \"results\"");
        }
        OtherAnswers others = new OtherAnswers();
        for (JsonNode query : document.path("queries")) {
            others.answers.put(
                    new Asked(query.path("repo").asString(), query.path("query").asString()),
                    query.path("results")
                            .valueStream()
                            .map(OtherAnswers::result)
                            .toList());
        }
        return others;
    }

    private static Result result(JsonNode result) {
        return result.isString()
                ? new Result(result.asString(), 1, Integer.MAX_VALUE)
                : new Result(
                        result.path("file").asString(),
                        result.path("startLine").asInt(1),
                        result.path("endLine").asInt(Integer.MAX_VALUE));
    }

    /** Empty where the other was not asked. */
    Optional<List<Result>> to(Example example) {
        return Optional.ofNullable(
                answers.get(new Asked(example.repository(), example.question().text())));
    }
}
