package dev.loginsight.bench.questions;

import dev.loginsight.bench.trees.Mirror;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questions of MinishLab/semble's public benchmark (MIT), read from a snapshot of it. Labels that were corrected upstream after the
 * snapshot are corrected here too ({@code labels.json}).
 */
final class Annotations {
    /** A fork that holds the benchmark as it stood on 2026-04-29. */
    private static final String GITHUB = "michalfedyna/semble";

    private static final String COMMIT = "b8543c314c7e7c7a2ad1b90612f9561a77dd7288";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Mirror mirror;
    private final JsonNode corrections;

    Annotations(Mirror mirror) throws IOException {
        this.mirror = mirror;
        try (InputStream in = Annotations.class.getResourceAsStream("labels.json")) {
            this.corrections = JSON.readTree(in);
        }
    }

    /** The repositories with these names, in their order. */
    List<Repository> repositories(List<String> names) throws IOException {
        Map<String, Repository> known = new LinkedHashMap<>();
        for (JsonNode spec : JSON.readTree(mirror.text(GITHUB, COMMIT, "benchmarks/repos.json"))) {
            Repository repository = Repository.of(spec);
            known.put(repository.name(), repository);
        }
        List<Repository> found = new ArrayList<>();
        for (String name : names) {
            Repository repository = known.get(name);
            if (repository == null) {
                throw new IOException("the benchmark has no repository " + name + "; it has " + known.keySet());
            }
            found.add(repository);
        }
        return found;
    }

    List<Question> questions(Repository repository) throws IOException {
        String text = mirror.text(GITHUB, COMMIT, "benchmarks/annotations/" + repository.name() + ".json");
        List<Question> questions = new ArrayList<>();
        for (JsonNode item : JSON.readTree(text)) {
            String query = item.path("query").asString();
            JsonNode corrected = corrections.path(repository.name()).path(query);
            JsonNode labels = corrected.isMissingNode() ? item : corrected;
            List<Target> targets = Stream.concat(targets(labels.path("relevant")), targets(labels.path("secondary")))
                    .toList();
            questions.add(new Question(query, category(item.path("category").asString(""), query), targets));
        }
        return questions;
    }

    private static Stream<Target> targets(JsonNode list) {
        return list.valueStream()
                .map(label -> label.isString()
                        ? new Target(label.asString(), null, null)
                        : new Target(
                                label.path("path").asString(),
                                line(label.path("start_line")),
                                line(label.path("end_line"))));
    }

    private static @Nullable Integer line(JsonNode number) {
        return number.isNumber() ? number.asInt() : null;
    }

    private static String category(String given, String query) {
        if (!given.isEmpty()) {
            return given;
        }
        if (query.strip().indexOf(' ') < 0) {
            return "symbol";
        }
        return query.toLowerCase(Locale.ROOT).startsWith("how ") ? "architecture" : "semantic";
    }
}
