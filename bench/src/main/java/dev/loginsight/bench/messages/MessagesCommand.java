package dev.loginsight.bench.messages;

import dev.loginsight.bench.BatchSession;
import dev.loginsight.bench.Commands;
import dev.loginsight.bench.Folders;
import dev.loginsight.bench.ProcessRun;
import dev.loginsight.bench.messages.MessageSample.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores {@code locate} on messages without a trace that any directory's own statements would write. */
@Command(
        name = "messages",
        mixinStandardHelpOptions = true,
        description = {
            "Message -> statement: log lines made from the directories' own log, throw and raise statements, and how often locate",
            "names the code that holds the statement first, among the first 3, 5 and 10."
        })
public final class MessagesCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int[] CUTS = {1, 3, 5, 10};

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "The trees whose statements are read.")
    private List<Path> directories = List.of();

    @Option(names = "--launcher", required = true, description = "The loginsight launcher to measure.")
    private Path launcher = Path.of("loginsight");

    @Option(names = "--count", defaultValue = "400", description = "Messages of a tree (default ${DEFAULT-VALUE}).")
    private int count = 400;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every message with its rank to this file.")
    private @Nullable Path json;

    public static void main(String[] args) {
        System.exit(Commands.execute(new MessagesCommand(), args));
    }

    /** @param rank 1-based, 0 for none among the first ten */
    record Answer(Message message, int rank) {}

    @Override
    public Integer call() throws IOException {
        for (Path directory : directories) {
            if (!Files.isDirectory(directory)) {
                throw new IOException(directory + " is no directory");
            }
        }
        System.out.printf("%-32s %8s %6s %6s %6s %6s%n", "directory", "messages", "@1", "@3", "@5", "@10");
        List<Map<String, Object>> document = new ArrayList<>();
        for (Path directory : directories) {
            List<Message> messages = MessageSample.from(directory, count);
            if (messages.isEmpty()) {
                System.out.printf("%-32s has no statement that logs or throws words%n", directory);
                continue;
            }
            List<Answer> answers = answers(directory, messages);
            System.out.println(row(directory.toString(), answers));
            answers.forEach(answer -> document.add(Map.of(
                    "directory", directory.toString(),
                    "log", answer.message().log(),
                    "statements", answer.message().statements(),
                    "rank", answer.rank())));
        }
        if (json != null) {
            Files.writeString(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        }
        return 0;
    }

    private static String row(String name, List<Answer> answers) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-32s %8d", name, answers.size()));
        for (int cut : CUTS) {
            long hits = answers.stream()
                    .filter(answer -> answer.rank() > 0 && answer.rank() <= cut)
                    .count();
            row.append(String.format(Locale.ROOT, " %6.3f", (double) hits / answers.size()));
        }
        return row.toString();
    }

    private List<Answer> answers(Path directory, List<Message> messages) throws IOException {
        Path home = Files.createTempDirectory("loginsight-messages");
        try {
            Map<String, String> environment = Map.of("LOGINSIGHT_HOME", home.toString());
            ProcessRun index =
                    ProcessRun.of(List.of(launcher.toString(), "index", directory.toString(), "--quiet"), environment);
            if (index.exitCode() != 0) {
                throw new IOException("indexing " + directory + " failed: " + index.stderr());
            }
            List<String> command = List.of(
                    launcher.toString(), "locate", "--repo", directory.toString(), "-k", "10", "--json", "--batch");
            List<Answer> answers = new ArrayList<>();
            try (BatchSession session = new BatchSession(command, environment)) {
                for (Message message : messages) {
                    answers.add(new Answer(message, rank(session.ask(message.log()), message)));
                }
            }
            return answers;
        } finally {
            Folders.delete(home);
        }
    }

    private static int rank(JsonNode answer, Message message) {
        int rank = 0;
        for (JsonNode result : answer.path("results")) {
            rank++;
            boolean holds = message.statements().stream()
                    .anyMatch(line -> line.file().equals(result.path("file").asString())
                            && line.number() >= result.path("startLine").asInt()
                            && line.number() <= result.path("endLine").asInt());
            if (holds) {
                return rank;
            }
        }
        return 0;
    }
}
