package dev.loginsight.bench.questions;

import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.FileEvidence;
import dev.loginsight.index.search.Signal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The signals of every candidate of every question, with the places that were asked for. */
final class Signals {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Signals() {}

    static void write(List<QuestionsCommand.Scored> repositories, Path work, Path file) throws IOException {
        IndexHome home = new IndexHome(work.resolve("home").toAbsolutePath());
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (QuestionsCommand.Scored scored : repositories) {
                try (CodeIndex index = CodeIndex.open(home, scored.tree())) {
                    for (Question question : scored.questions()) {
                        out.write(JSON.writeValueAsString(line(scored, question, index)));
                        out.newLine();
                    }
                }
            }
        }
    }

    private static Map<String, Object> line(QuestionsCommand.Scored scored, Question question, CodeIndex index) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("repository", scored.repository().name());
        line.put("question", question.text());
        line.put("category", question.category());
        line.put("targets", question.targets());
        line.put(
                "candidates",
                index.evidence(question.text()).stream().map(Signals::candidate).toList());
        return line;
    }

    private static List<Object> candidate(FileEvidence evidence) {
        List<Object> row = new ArrayList<>();
        row.add(evidence.file());
        row.add(evidence.place().startLine());
        row.add(evidence.place().endLine());
        for (Signal signal : Signal.values()) {
            row.add(evidence.signals().getOrDefault(signal, 0.0));
        }
        return row;
    }
}
