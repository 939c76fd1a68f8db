package dev.loginsight.bench.questions;

import dev.loginsight.bench.BatchSession;
import dev.loginsight.bench.Commands;
import dev.loginsight.bench.ProcessRun;
import dev.loginsight.bench.trees.Mirror;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores the product's {@code query} on questions whose answers people have labelled. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = {
            "Question -> code: NDCG@10 on the public annotations of semble's benchmark, beside the figures published there.",
            "Every answer comes from the product as a user starts it: `index`, then one `query --batch` process a repository."
        })
public final class QuestionsCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int K = 10;

    @Option(names = "--launcher", required = true, description = "The loginsight launcher to measure.")
    private Path launcher = Path.of("loginsight");

    @Option(
            names = "--mirror",
            paramLabel = "DIR",
            description =
                    "Bare git directories, as DIR/<owner>+<name>/repo. Without it the commits are fetched from GitHub.")
    private @Nullable Path mirror;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where trees and fetched commits are kept between runs (default ${DEFAULT-VALUE}).")
    private Path work = Path.of("bench", "target", "questions");

    @Option(
            names = "--repos",
            split = ",",
            description = "Only these, separated by commas (default: the 19 with published figures).")
    private List<String> names = List.of();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write everything, question by question, to this file.")
    private @Nullable Path json;

    @Option(
            names = "--signals",
            paramLabel = "FILE",
            description = "Write what speaks for each candidate file, one JSON object a question, for fitting weights.")
    private @Nullable Path signals;

    @Option(
            names = "--beside",
            paramLabel = "FILE",
            description = {
                "Another ranker's answers to the same questions: says where the two differ, and which signals make the difference.",
                "{\"queries\":[{\"repo\":..,\"query\":..,\"results\":[paths, or objects with file, startLine, endLine]}]}"
            })
    private @Nullable Path beside;

    @Option(names = "--refit", description = "Fit the weights of the ranking anew, and say what they would reach.")
    private boolean refit;

    public static void main(String[] args) {
        System.exit(Commands.execute(new QuestionsCommand(), args));
    }

    /** @param ndcg of each question, in order */
    record Scored(Repository repository, String commit, Path tree, List<Question> questions, List<Double> ndcg) {
        double mean() {
            return ndcg.stream().mapToDouble(x -> x).average().orElse(0);
        }
    }

    @Override
    public Integer call() throws IOException {
        OtherAnswers others = beside == null ? null : OtherAnswers.read(beside);
        JsonNode published = published();
        List<String> chosen = names.isEmpty()
                ? published.path("semble-hybrid").propertyNames().stream().toList()
                : names;
        Mirror source = mirror == null ? Mirror.fetchedInto(work.resolve("mirror")) : Mirror.local(mirror);
        Annotations annotations = new Annotations(source);
        List<Scored> scored = new ArrayList<>();
        for (Repository repository : annotations.repositories(chosen)) {
            Path tree = work.resolve("trees")
                    .resolve(repository.name() + "-" + repository.revision().substring(0, 12));
            String commit = laidOut(source, repository, tree);
            Scored one = score(repository, commit, tree, annotations.questions(repository));
            scored.add(one);
            System.out.printf(
                    "%-16s %-11s %3d questions  %.3f%n",
                    repository.name(), repository.language(), one.questions().size(), one.mean());
        }
        System.out.println();
        summary(scored, published);
        Map<String, Object> document = document(scored);
        if (signals != null || refit || others != null) {
            List<Example> examples = Signals.read(scored, work);
            if (signals != null) {
                Signals.write(examples, signals);
            }
            if (refit) {
                Signals.refit(examples, K);
            }
            if (others != null) {
                Beside differences = new Beside(examples, others, K);
                differences.print(System.out);
                document.put("beside", differences.document());
            }
        }
        if (json != null) {
            Files.writeString(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        }
        return 0;
    }

    private static JsonNode published() throws IOException {
        try (InputStream in = QuestionsCommand.class.getResourceAsStream("published.json")) {
            return JSON.readTree(in).path("methods");
        }
    }

    /** A tree that was written whole has a note of its commit beside it. */
    private static String laidOut(Mirror source, Repository repository, Path tree) throws IOException {
        Path note = tree.resolveSibling(tree.getFileName() + ".commit");
        if (Files.exists(note)) {
            return Files.readString(note);
        }
        String commit = source.write(
                repository.github(),
                repository.revision(),
                repository.nearest().orElse(null),
                repository.root(),
                Files.createDirectories(tree));
        return Files.readString(Files.writeString(note, commit));
    }

    private Scored score(Repository repository, String commit, Path tree, List<Question> questions) throws IOException {
        Map<String, String> environment =
                Map.of("LOGINSIGHT_HOME", work.resolve("home").toAbsolutePath().toString());
        ProcessRun index = ProcessRun.of(
                List.of(launcher.toString(), "index", tree.toString(), "--full", "--json", "--quiet"), environment);
        if (index.exitCode() != 0) {
            throw new IOException("indexing " + tree + " failed: " + index.stderr());
        }
        List<String> command = List.of(
                launcher.toString(),
                "query",
                "--repo",
                tree.toString(),
                "-k",
                Integer.toString(K),
                "--json",
                "--batch");
        List<Double> ndcg = new ArrayList<>();
        try (BatchSession session = new BatchSession(command, environment)) {
            for (Question question : questions) {
                ndcg.add(Ndcg.of(results(session.ask(question.text())), question.targets(), K));
            }
        }
        return new Scored(repository, commit, tree, questions, ndcg);
    }

    private static List<Result> results(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(result -> new Result(
                        result.path("file").asString(),
                        result.path("startLine").asInt(),
                        result.path("endLine").asInt()))
                .toList();
    }

    private static void summary(List<Scored> scored, JsonNode published) {
        System.out.printf("%-24s %.4f  (mean over %d repositories)%n", "Log Insight", mean(scored), scored.size());
        published.properties().forEach(method -> {
            JsonNode figures = method.getValue();
            boolean all =
                    scored.stream().allMatch(one -> figures.has(one.repository().name()));
            if (all) {
                double mean = scored.stream()
                        .mapToDouble(
                                one -> figures.path(one.repository().name()).asDouble())
                        .average()
                        .orElse(0);
                System.out.printf("%-24s %.4f  (published)%n", method.getKey(), mean);
            }
        });
        byCategory(scored).forEach((category, mean) -> System.out.printf("  %-22s %.3f%n", category, mean));
    }

    private static double mean(List<Scored> scored) {
        return scored.stream().mapToDouble(Scored::mean).average().orElse(0);
    }

    /** Means over the repositories of each repository's mean. */
    private static Map<String, Double> byCategory(List<Scored> scored) {
        Map<String, List<Double>> means = new TreeMap<>();
        for (Scored one : scored) {
            Map<String, List<Double>> own = new TreeMap<>();
            for (int i = 0; i < one.questions().size(); i++) {
                own.computeIfAbsent(one.questions().get(i).category(), key -> new ArrayList<>())
                        .add(one.ndcg().get(i));
            }
            own.forEach((category, values) ->
                    means.computeIfAbsent(category, key -> new ArrayList<>()).add(average(values)));
        }
        Map<String, Double> result = new LinkedHashMap<>();
        means.forEach((category, values) -> result.put(category, average(values)));
        return result;
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(x -> x).average().orElse(0);
    }

    private static Map<String, Object> document(List<Scored> scored) {
        Map<String, Object> repositories = new LinkedHashMap<>();
        for (Scored one : scored) {
            Map<String, Double> questions = new LinkedHashMap<>();
            for (int i = 0; i < one.questions().size(); i++) {
                questions.put(one.questions().get(i).text(), one.ndcg().get(i));
            }
            repositories.put(
                    one.repository().name(),
                    Map.of(
                            "language", one.repository().language(),
                            "commit", one.commit(),
                            "ndcg10", one.mean(),
                            "questions", questions));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ndcg10", mean(scored));
        document.put("categories", byCategory(scored));
        document.put("repositories", repositories);
        return document;
    }
}
