package dev.loginsight.bench.errors;

import dev.loginsight.bench.Commands;
import dev.loginsight.bench.trees.Mirror;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Scores the product's {@code locate} on the logs of bugs whose fixes are known. */
@Command(
        name = "errors",
        mixinStandardHelpOptions = true,
        description = {
            "Error log -> method: acc@1/3/5/10 and MRR on 265 bugs of Defects4J, beside the stack frames in their order.",
            "Every answer comes from the product as a user starts it: `index`, then `locate --batch`, for each bug.",
            "A rank of 0 says that the answer is not in the list."
        })
public final class ErrorsCommand implements Callable<Integer> {
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
    private Path work = Path.of("bench", "target", "errors");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Other bugs: JSON lines with the fields of defects4j.jsonl (see bench/README.md).")
    private @Nullable Path data;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many trees are indexed and asked at once (default: the processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--project", paramLabel = "P", description = "Only this project; may be given several times.")
    private List<String> projects = List.of();

    @Option(names = "--exceptions", description = "Leave the failed assertions out.")
    private boolean exceptions;

    @Option(
            names = "--refit",
            description = "Fit the weights of `locate` anew to the exceptions, and say what they would reach.")
    private boolean refit;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write everything, bug by bug, to this file.")
    private @Nullable Path json;

    public static void main(String[] args) {
        System.exit(Commands.execute(new ErrorsCommand(), args));
    }

    @Override
    public Integer call() throws IOException {
        List<Bug> bugs = chosen(data == null ? Bugs.patched() : Bugs.patched(data));
        Mirror source = mirror == null ? Mirror.fetchedInto(work.resolve("mirror")) : Mirror.local(mirror);
        BuggyTrees trees = new BuggyTrees(source, work.resolve("trees"));
        trees.prepare(bugs);
        Report report = new Report(scored(bugs, trees));
        report.print(System.out);
        if (refit) {
            refitted(bugs, trees).print(System.out);
        }
        if (json != null) {
            Files.writeString(
                    json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report.document()));
        }
        return 0;
    }

    private List<Bug> chosen(List<Bug> all) throws IOException {
        Set<String> known = all.stream().map(Bug::project).collect(Collectors.toCollection(TreeSet::new));
        for (String project : projects) {
            if (!known.contains(project)) {
                throw new IOException("there are no bugs of " + project + "; there are some of " + known);
            }
        }
        return all.stream()
                .filter(bug -> projects.isEmpty() || projects.contains(bug.project()))
                .filter(bug -> bug.exception() || !exceptions)
                .toList();
    }

    private List<Scored> scored(List<Bug> bugs, BuggyTrees trees) throws IOException {
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, jobs))) {
            List<Future<Scored>> running = new ArrayList<>();
            bugs.forEach(bug -> running.add(executor.submit(() -> scored(bug, trees.of(bug)))));
            try {
                List<Scored> scored = new ArrayList<>();
                for (Future<Scored> one : running) {
                    scored.add(one.get());
                    print(scored.getLast());
                }
                System.out.println();
                return scored;
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            } finally {
                running.forEach(one -> one.cancel(true));
            }
        }
    }

    private Scored scored(Bug bug, Path tree) throws IOException {
        Product product = new Product(launcher, work.resolve("homes").resolve(bug.id()));
        List<Found> frames = new FramesInOrder(tree, bug.sources().directory()).of(bug.log());
        return Scored.of(bug, product.locate(tree, List.of(bug.log())).getFirst(), frames);
    }

    private Refit refitted(List<Bug> bugs, BuggyTrees trees) {
        List<Suspects> suspects = new ArrayList<>();
        for (Bug bug : bugs) {
            if (bug.exception() && bug.hasMethod()) {
                Path home = work.resolve("refit").resolve(bug.id());
                suspects.add(Suspects.read(bug, trees.of(bug), home));
            }
        }
        return new Refit(suspects);
    }

    private static void print(Scored one) {
        System.out.printf(
                Locale.ROOT,
                "%-16s method %4d  file %4d  frames in order %4d%n",
                one.bug().id(),
                one.method(),
                one.file(),
                one.framesMethod());
    }
}
