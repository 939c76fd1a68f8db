package dev.loginsight.bench.errors;

import dev.loginsight.bench.BatchSession;
import dev.loginsight.bench.Folders;
import dev.loginsight.bench.ProcessRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as a user drives it: one {@code index} process, then one {@code locate --batch} process. */
final class Product {
    /** As many places as the product gives at most: a mean reciprocal rank needs the late ones too. */
    private static final int DEPTH = 1000;

    private final Path launcher;
    private final Path home;

    /** @param home of the product, made anew for each tree */
    Product(Path launcher, Path home) {
        this.launcher = launcher;
        this.home = home.toAbsolutePath();
    }

    /** Indexes a tree from nothing and locates logs in it; for each its places, best first. */
    List<List<Found>> locate(Path tree, List<String> logs) throws IOException {
        // One build is measured, whatever happens to its sources meanwhile.
        Map<String, String> environment = Map.of("LOGINSIGHT_HOME", home.toString(), "LOGINSIGHT_BUILD", "never");
        try {
            index(tree, environment);
            List<String> command =
                    command("locate", "--repo", tree.toString(), "-k", Integer.toString(DEPTH), "--json", "--batch");
            List<List<Found>> found = new ArrayList<>();
            try (BatchSession session = new BatchSession(command, environment)) {
                for (String log : logs) {
                    found.add(places(session.ask(log)));
                }
            }
            return found;
        } finally {
            Folders.delete(home);
        }
    }

    private void index(Path tree, Map<String, String> environment) throws IOException {
        ProcessRun run = ProcessRun.of(command("index", tree.toString(), "--full", "--json", "--quiet"), environment);
        if (run.exitCode() != 0) {
            throw new IOException("indexing " + tree + " ended with " + run.exitCode() + ": " + run.stderr());
        }
        if (JsonMapper.shared().readTree(run.stdout()).path("chunksWritten").asInt() == 0) {
            throw new IOException("indexing " + tree + " found no code there: " + run.stdout());
        }
    }

    private List<String> command(String... arguments) {
        return Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
    }

    private static List<Found> places(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(place -> new Found(
                        place.path("file").asString(),
                        place.path("startLine").asInt(),
                        place.path("endLine").asInt(),
                        place.path("symbol").asString()))
                .toList();
    }
}
