package dev.loginsight.bench.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the programs are asked, the same for all.
 *
 * @param questions in plain words
 * @param logs errors with a stack trace through the tree's own methods, or with a message only
 * @param rounds how often each process is measured that is measured once a round
 * @param cold how many processes are started with one question each
 */
record Workload(List<String> questions, List<String> logs, int rounds, int cold) {
    Workload {
        questions = List.copyOf(questions);
        logs = List.copyOf(logs);
    }

    static Workload of(Path tree, int questions, int rounds, int cold) throws IOException {
        List<String> words = QuestionSample.from(tree, questions);
        if (words.isEmpty()) {
            throw new IOException(
                    tree + " holds no line of plain words to ask about; choose a tree with comments or prose");
        }
        return new Workload(words, TraceSample.from(tree, words), rounds, cold);
    }

    /** The first ones, for the compiler's share before anything is measured. */
    static List<String> warmUp(List<String> texts) {
        return texts.subList(0, Math.min(50, texts.size()));
    }
}
