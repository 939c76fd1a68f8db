package dev.loginsight.bench.speed;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Questions about any directory, drawn from its own comments and prose: lines of four to fourteen plain words. */
final class QuestionSample {
    private static final Pattern WORDY =
            Pattern.compile("[\\s*/#\"'-]*([A-Za-z][A-Za-z'-]*( [A-Za-z][A-Za-z'-]*){3,13})[.,;:]?\\s*");
    private static final long SEED = 42;
    private static final int MAX_FILES = 2000;

    private QuestionSample() {}

    /** At most {@code count} questions, the same ones for the same tree. */
    static List<String> from(Path root, int count) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = new ArrayList<>(walk.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).toString().startsWith(".git"))
                    .sorted()
                    .toList());
        }
        Random random = new Random(SEED);
        Collections.shuffle(files, random);
        List<String> questions = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(MAX_FILES, files.size()))) {
            questions.addAll(wordyLines(file));
        }
        Collections.shuffle(questions, random);
        return List.copyOf(questions.subList(0, Math.min(count, questions.size())));
    }

    private static List<String> wordyLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(WORDY::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .limit(20)
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException) {
                return List.of(); // binary, or another encoding
            }
            throw e;
        }
    }
}
