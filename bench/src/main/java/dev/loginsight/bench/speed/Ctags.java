package dev.loginsight.bench.speed;

import dev.loginsight.bench.ProcessRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The classic: a table of all definitions, made anew each time. */
final class Ctags implements Contender {
    private static final double MIB = 1024 * 1024;

    private final Path tree;
    private final Path tags;

    /** @param tags the file to write */
    Ctags(Path tree, Path tags) {
        this.tree = tree;
        this.tags = tags;
    }

    @Override
    public String name() {
        return "ctags -R";
    }

    @Override
    public ProcessRun index() throws IOException {
        Files.deleteIfExists(tags);
        ProcessRun run = ProcessRun.of(List.of("ctags", "-R", "-f", tags.toString(), tree.toString()), Map.of());
        if (run.exitCode() != 0) {
            throw new IOException("ctags on " + tree + " ended with " + run.exitCode() + ": " + run.stderr());
        }
        return run;
    }

    @Override
    public Map<Figure, Double> measure() throws IOException {
        return new EnumMap<>(Map.of(Figure.SIZE, Files.size(tags) / MIB));
    }
}
