package dev.loginsight.bench.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader does without any tool, the baseline: takes the methods of the stack frames as they come, the root cause's first, each
 * method once. A frame counts when its file is in the tree.
 */
final class FramesInOrder {
    private static final Pattern FRAME =
            Pattern.compile("\\s*at (?:[^(]*/)?([^(/]+)\\.([^(.]+)\\(([^():]+):(\\d+)\\).*");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private final Path tree;
    private final String sources;
    private final Map<String, MethodSpans> parsed = new HashMap<>();

    /** @param sources the directory of the packages, relative to the tree; may be empty */
    FramesInOrder(Path tree, String sources) {
        this.tree = tree;
        this.sources = sources.isEmpty() ? "" : sources + "/";
    }

    List<Found> of(String log) throws IOException {
        SequencedSet<Found> methods = new LinkedHashSet<>();
        for (List<String> section : sections(log).reversed()) {
            for (String line : section) {
                Matcher frame = FRAME.matcher(line);
                if (frame.matches()) {
                    method(frame.group(1), frame.group(2), frame.group(3), Integer.parseInt(frame.group(4)))
                            .ifPresent(methods::add);
                }
            }
        }
        return List.copyOf(methods);
    }

    /** The first exception and each cause; the last one is the root. */
    private static List<List<String>> sections(String log) {
        List<List<String>> sections = new ArrayList<>();
        sections.add(new ArrayList<>());
        log.lines().forEach(line -> {
            if (line.startsWith("Caused by:")) {
                sections.add(new ArrayList<>());
            }
            sections.getLast().add(line);
        });
        return sections;
    }

    private Optional<Found> method(String type, String name, String fileName, int line) throws IOException {
        String packageName = type.substring(0, type.lastIndexOf('.') + 1);
        String file = sources + packageName.replace('.', '/') + fileName;
        MethodSpans spans = parsed(file);
        Optional<Found> around = spans.at(line);
        return around.isPresent() ? around : spans.named(symbol(type.substring(packageName.length()), name));
    }

    /** {@code Outer$Inner$1} and {@code lambda$m$0} become {@code Outer.Inner#m}. */
    private static String symbol(String type, String name) {
        Matcher lambda = LAMBDA.matcher(name);
        return type.replaceAll("\\$\\d.*", "").replace('$', '.') + "#" + (lambda.matches() ? lambda.group(1) : name);
    }

    private MethodSpans parsed(String file) throws IOException {
        MethodSpans known = parsed.get(file);
        if (known == null) {
            Path path = tree.resolve(file);
            String text = Files.isRegularFile(path)
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) // old sources are in many encodings
                    : "";
            known = MethodSpans.of(file, text);
            parsed.put(file, known);
        }
        return known;
    }
}
