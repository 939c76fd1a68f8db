package dev.loginsight.cli.demo;

import dev.loginsight.cli.console.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home that is gone afterwards. */
record TemporaryHome(Path directory) implements AutoCloseable {
    static TemporaryHome create() {
        try {
            return new TemporaryHome(Files.createTempDirectory("loginsight-demo-"));
        } catch (IOException e) {
            throw new CliFailure(
                    "no temporary folder can be made in " + System.getProperty("java.io.tmpdir") + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Removes everything; what another program holds open stays where it is. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger(TemporaryHome.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind: " + directory, e);
        }
    }
}
