package dev.loginsight.bench.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Error logs for any tree, the same ones for the same tree. Where it has Java methods, an exception with a cause and {@value #FRAMES}
 * frames, each in a method drawn from the whole tree: real traces stay within few classes, so that these ask for more work. Elsewhere, one
 * line with a message.
 */
final class TraceSample {
    static final int FRAMES = 60;

    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
    private static final Pattern METHOD = Pattern.compile(
            "^ {1,8}\\t*(?:(?:public|protected|private|static|final|synchronized)\\s+)+[\\w<>\\[\\], ?]+\\s(\\w+)\\([^;{}]*\\{\\s*$");
    private static final List<String> EXCEPTIONS = List.of(
            "java.lang.IllegalStateException",
            "java.lang.NullPointerException",
            "java.lang.IndexOutOfBoundsException",
            "java.io.IOException");
    private static final long SEED = 42;

    private TraceSample() {}

    /** One log for each message. */
    static List<String> from(Path tree, List<String> messages) throws IOException {
        List<String> frames = frames(tree);
        Random random = new Random(SEED);
        List<String> logs = new ArrayList<>();
        for (String message : messages) {
            logs.add(frames.isEmpty() ? "ERROR " + message : trace(message, frames, random));
        }
        return logs;
    }

    private static String trace(String message, List<String> frames, Random random) {
        StringBuilder log = new StringBuilder();
        log.append(drawn(EXCEPTIONS, random)).append(": ").append(message).append('\n');
        for (int i = 0; i < FRAMES; i++) {
            if (i == FRAMES / 2) {
                log.append("Caused by: ").append(drawn(EXCEPTIONS, random)).append('\n');
            }
            log.append("\tat ").append(drawn(frames, random)).append('\n');
        }
        return log.toString();
    }

    private static String drawn(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> frames(Path tree) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(tree)) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<String> frames = new ArrayList<>();
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            frames.addAll(frames(file.getFileName().toString(), text));
        }
        return frames;
    }

    /** One for each method of a file, on the line below its head. */
    static List<String> frames(String file, String text) {
        Matcher named = PACKAGE.matcher(text);
        String type = (named.find() ? named.group(1) + "." : "") + file.replaceFirst("\\.java$", "");
        List<String> frames = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher method = METHOD.matcher(lines[i]);
            if (method.matches()) {
                frames.add(type + "." + method.group(1) + "(" + file + ":" + (i + 2) + ")");
            }
        }
        return frames;
    }
}
