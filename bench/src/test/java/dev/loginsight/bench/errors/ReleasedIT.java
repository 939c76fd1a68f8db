package dev.loginsight.bench.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The small benchmark of located errors, on each build: the exceptions among the bugs of released versions, each located in the version's
 * {@code -sources.jar}, which Maven has put into {@code target/released}. Failed assertions are left out: their logs are none of an
 * application, and their jars would double the time.
 */
class ReleasedIT {
    /**
     * How many of the bugs have an answer among the first 1, 3, 5 and 10 places, at least: one less than was measured when these were set,
     * since a tie may fall either way. When a change of the product moves what this test prints up for good, raise them to one below it;
     * lower them only with the reason in the commit.
     */
    private static final Map<Integer, Integer> FLOORS = Map.of(1, 29, 3, 31, 5, 32, 10, 33);

    private static final int BUGS = 35;
    private static final int AT_ONCE = 2;

    @TempDir
    Path folder;

    @Test
    void exceptions_areLocatedAsWellAsBefore() throws Exception {
        List<Scored> scored =
                scored(Bugs.released().stream().filter(Bug::exception).toList());

        assertThat(scored).as("bugs").hasSize(BUGS);
        List<Integer> ranks = scored.stream().map(Scored::method).toList();
        String answers = scored.stream()
                .map(one -> one.bug().id() + " " + one.method())
                .collect(Collectors.joining(", ", Figures.of(ranks) + "; rank of each bug's method, 0 for none: ", ""));
        System.out.println(answers);
        FLOORS.forEach((k, floor) -> assertThat(Figures.hits(ranks, k))
                .as("bugs answered among the first %d places; %s", k, answers)
                .isGreaterThanOrEqualTo(floor));
    }

    private List<Scored> scored(List<Bug> bugs) throws InterruptedException, ExecutionException {
        Map<String, List<Bug>> byJar =
                bugs.stream().collect(Collectors.groupingBy(ReleasedIT::jar, LinkedHashMap::new, Collectors.toList()));
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<Scored>>> running = new ArrayList<>();
            byJar.forEach((jar, own) -> running.add(executor.submit(() -> scored(jar, own))));
            List<Scored> scored = new ArrayList<>();
            for (Future<List<Scored>> one : running) {
                scored.addAll(one.get());
            }
            return scored;
        }
    }

    private List<Scored> scored(String jar, List<Bug> bugs) throws IOException {
        Path tree = folder.resolve(jar);
        unpack(Path.of("target", "released", jar), tree);
        Product product = new Product(Path.of("..", "loginsight").toRealPath(), folder.resolve("home-" + jar));
        List<List<Found>> places =
                product.locate(tree, bugs.stream().map(Bug::log).toList());
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < bugs.size(); i++) {
            scored.add(Scored.of(bugs.get(i), places.get(i), List.of()));
        }
        return scored;
    }

    private static String jar(Bug bug) {
        String[] coordinates = ((Bug.Released) bug.sources()).coordinates().split(":");
        return coordinates[1] + "-" + coordinates[2] + "-sources.jar";
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(target)) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }
}
