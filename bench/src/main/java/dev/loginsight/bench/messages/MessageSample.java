package dev.loginsight.bench.messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Log lines as a tree's own statements would write them: literals of one line that logs, throws or raises, with values put where
 * placeholders and other operands stand. Read by regular expressions, not by the product's parsers. The same ones for the same tree.
 */
final class MessageSample {
    private static final Pattern SOURCE = Pattern.compile(".*\\.(?:java|py|js|ts|go|rs|cs|rb|php|kt|scala|swift)");
    private static final Pattern TEST = Pattern.compile(
            "(?:.*/)?(?:tests?|spec|__tests__|testdata)/.*|.*(?:_test|\\.test|\\.spec|Tests?|Spec)\\.\\w+|(?:.*/)?test_[^/]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SAYS = Pattern.compile(
            "\\b(?:throw\\s+new\\s+[\\w.]+|(?:log|logger|LOG|LOGGER|console|logging)\\.(?:error|warn|warning|fatal|severe|critical|exception)"
                    + "|raise\\s+[\\w.:]+|fmt\\.Errorf|errors\\.New|panic!?|bail!|new\\s+\\w*(?:Error|Exception)|\\w*Error)\\s*\\(?");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|//|#).*");
    private static final Pattern LITERAL =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|`((?:[^`\\\\]|\\\\.)*)`");
    private static final Pattern PLACEHOLDER = Pattern.compile("[$#]?\\{[^{}]*}|%[-\\d.,+#]*[a-zA-Z]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final int FEWEST_WORDS = 2;
    private static final List<String> VALUES =
            List.of("order-17", "null", "42", "/tmp/a.txt", "alice", "-1", "0x7f", "EUR", "foo.bar", "2024");
    private static final String VALUE = "\0";
    private static final String HEAD = "2026-11-23 10:00:00.123 ERROR [main] ";
    private static final long SEED = 7;
    private static final long LARGEST_FILE = 1L << 20;

    private MessageSample() {}

    /** @param file relative, {@code /} between segments */
    record Line(String file, int number) {}

    /** @param statements every line that says the same */
    record Message(String log, Set<Line> statements) {}

    /** At most {@code count}, drawn from all. */
    static List<Message> from(Path tree, int count) throws IOException {
        Map<String, Set<Line>> templates = new TreeMap<>();
        for (Path file : sources(tree)) {
            String path = path(tree, file);
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            read(path, text, templates);
        }
        List<String> drawn = new ArrayList<>(templates.keySet());
        Random random = new Random(SEED);
        Collections.shuffle(drawn, random);
        return drawn.stream()
                .limit(count)
                .map(template -> new Message(HEAD + rendered(template, random), templates.get(template)))
                .toList();
    }

    private static List<Path> sources(Path tree) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String path = path(tree, file);
                boolean hidden = path.startsWith(".") || path.contains("/.");
                if (!hidden
                        && SOURCE.matcher(path).matches()
                        && !TEST.matcher(path).matches()
                        && Files.size(file) <= LARGEST_FILE) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private static String path(Path tree, Path file) {
        return tree.relativize(file).toString().replace('\\', '/');
    }

    /** Adds what each line says, values marked, to the lines that say it. */
    static void read(String path, String text, Map<String, Set<Line>> templates) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher says = SAYS.matcher(lines[i]);
            if (COMMENT.matcher(lines[i]).matches() || !says.find()) {
                continue;
            }
            String template = template(lines[i].substring(says.end()));
            if (WORD.matcher(template).results().count() >= FEWEST_WORDS) {
                templates
                        .computeIfAbsent(template, any -> new LinkedHashSet<>())
                        .add(new Line(path, i + 1));
            }
        }
    }

    private static String template(String statement) {
        List<String> literals = LITERAL.matcher(statement)
                .results()
                .map(found -> found.group(1) != null
                        ? found.group(1)
                        : found.group(2) != null ? found.group(2) : found.group(3))
                .toList();
        String joined = String.join(" " + VALUE + " ", literals).replaceAll("\\\\.", " ");
        return PLACEHOLDER.matcher(joined).replaceAll(VALUE);
    }

    private static String rendered(String template, Random random) {
        StringBuilder out = new StringBuilder();
        for (char c : template.toCharArray()) {
            out.append(c == VALUE.charAt(0) ? VALUES.get(random.nextInt(VALUES.size())) : String.valueOf(c));
        }
        return out.toString().replaceAll(" +", " ").strip();
    }
}
