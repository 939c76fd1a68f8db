package dev.loginsight.api.codebase;

import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.api.problem.NearestName;
import dev.loginsight.api.problem.Quoted;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.CodeIndexes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the repository that a question is about. */
public final class Repositories {
    /** As long as a client may be expected to wait; what is small is indexed by then. */
    private static final Duration FIRST_INDEXING = Duration.ofSeconds(20);

    private final CodeIndexes indexes;

    public Repositories(CodeIndexes indexes) {
        this.indexes = indexes;
    }

    /** Those that can be asked now. */
    public List<CodeIndex> all() {
        return indexes.all();
    }

    /** One sentence for each that cannot. */
    public List<String> problems() {
        return List.copyOf(indexes.problems().values());
    }

    /** @throws ApiProblem if there is none, several and none is named, or none of that name */
    CodeIndex named(@Nullable String repo) {
        List<CodeIndex> open = repo == null ? List.of() : fitting(all(), repo);
        if (open.size() == 1) {
            return open.getFirst();
        }
        List<CodeIndex> all = requireAny();
        if (repo == null || repo.isBlank()) {
            if (all.size() > 1) {
                throw ApiProblem.badBody(
                        "There are several repositories; name one of them in repo: %s.".formatted(names(all)));
            }
            return all.getFirst();
        }
        List<CodeIndex> fitting = fitting(all, repo);
        if (fitting.size() > 1) {
            throw ApiProblem.badBody("Several repositories are called %s; give the path of one: %s."
                    .formatted(Quoted.of(repo), paths(fitting)));
        }
        if (fitting.isEmpty()) {
            String near = NearestName.suggestion(
                    repo, all.stream().map(CodeIndex::name).toList());
            throw ApiProblem.badBody("There is no repository %s%s"
                    .formatted(Quoted.of(repo), near.equals(".") ? "; there are " + names(all) + "." : near));
        }
        return fitting.getFirst();
    }

    private static List<CodeIndex> fitting(List<CodeIndex> all, String repo) {
        return all.stream()
                .filter(index ->
                        index.name().equals(repo) || index.root().toString().equals(repo))
                .toList();
    }

    /** The one named, or the one an error log most likely comes from. */
    CodeIndex ofLog(@Nullable String repo, String log) {
        if (repo != null && !repo.isBlank()) {
            return named(repo);
        }
        List<CodeIndex> all = requireAny();
        return indexes.bestFor(event(LogEvent.UNKNOWN_SERVICE, log, null))
                .orElseThrow(() -> ApiProblem.badBody(
                        "Nothing in the log tells which repository it comes from; name one of them in repo: %s."
                                .formatted(names(all))));
    }

    /** Frames of an insight's trace that are the user's own code; empty where no index knows its repository. */
    public Optional<List<Frame>> ownFrames(Insight insight) {
        LogEvent event = event(insight.service(), insight.message(), insight.stackTrace());
        Optional<CodeIndex> index = all().stream()
                .filter(it -> it.name().equals(insight.repository())
                        || it.root().toString().equals(insight.repository()))
                .findFirst()
                .or(() -> indexes.bestFor(event));
        return index.map(it -> it.inAppFrames(event)).filter(frames -> !frames.isEmpty());
    }

    /** Waits a while where the answer may lie in a repository that is just being indexed for the first time. */
    private List<CodeIndex> requireAny() {
        awaitPrepared();
        List<CodeIndex> all = all();
        if (all.isEmpty()) {
            Map<?, String> problems = indexes.problems();
            throw ApiProblem.unavailable(
                    problems.isEmpty()
                            ? "No repository is configured; name one with --repo or in loginsight.repositories."
                            : String.join(" ", problems.values()));
        }
        return all;
    }

    private void awaitPrepared() {
        try {
            if (!indexes.awaitPrepared(FIRST_INDEXING)) {
                throw ApiProblem.unavailable(String.join(" ", indexes.problems().values()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiProblem.unavailable("This server is being stopped.");
        }
    }

    private static LogEvent event(String service, String message, @Nullable String trace) {
        return new LogEvent(
                "api",
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                service,
                message,
                null,
                null,
                null,
                null,
                null,
                trace,
                Map.of());
    }

    private static String names(List<CodeIndex> indexes) {
        return indexes.stream().map(CodeIndex::name).collect(Collectors.joining(", "));
    }

    private static String paths(List<CodeIndex> indexes) {
        return indexes.stream().map(index -> index.root().toString()).collect(Collectors.joining(", "));
    }
}
