package dev.loginsight.bench.errors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 265 bugs of {@code defects4j.jsonl}, made from Defects4J 3 (MIT licence): its bugs, its patches, and the log of each bug's first
 * failing test. {@code log_prod} is the log without the frames of tests and of their runner.
 */
final class Bugs {
    private static final List<String> FIELDS =
            List.of("id", "project", "repo", "fixed_commit", "src_dir", "kind", "gold_in_frames", "log_prod", "gold");

    private Bugs() {}

    /** All bugs, in the trees that Defects4J checks out. */
    static List<Bug> patched() throws IOException {
        return own().stream().map(Bug::patched).toList();
    }

    /**
     * Other bugs of Defects4J, from a file of the same fields.
     *
     * @throws IOException if it cannot be read, or a line of it is none of a bug
     */
    static List<Bug> patched(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return lines(reader, file.toString()).stream().map(Bug::patched).toList();
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        }
    }

    /** The bugs that a released version on Maven Central has as well. */
    static List<Bug> released() throws IOException {
        return own().stream()
                .filter(line -> line.has("maven_gold"))
                .map(Bug::released)
                .toList();
    }

    private static List<JsonNode> own() throws IOException {
        try (InputStream in = Bugs.class.getResourceAsStream("defects4j.jsonl");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines(reader, "defects4j.jsonl");
        }
    }

    private static List<JsonNode> lines(BufferedReader reader, String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        String line;
        for (int number = 1; (line = reader.readLine()) != null; number++) {
            if (!line.isBlank()) {
                lines.add(bug(line, name + ":" + number));
            }
        }
        return lines;
    }

    private static JsonNode bug(String line, String where) throws IOException {
        try {
            JsonNode bug = JsonMapper.shared().readTree(line);
            for (String field : FIELDS) {
                if (!bug.has(field)) {
                    throw new IOException(where + " has no field \"" + field + "\"; a bug has " + FIELDS);
                }
            }
            return bug;
        } catch (JacksonException e) {
            throw new IOException(where + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
