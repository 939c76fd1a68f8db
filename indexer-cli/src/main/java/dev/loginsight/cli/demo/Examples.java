package dev.loginsight.cli.demo;

import dev.loginsight.cli.console.CliFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The example service: its sources, and what it takes to run it.
 *
 * @param sources the folder to index; a checkout's own where there is one, because only that has a git history
 * @param libraries the jars of the service
 */
record Examples(Path sources, List<Path> libraries) {
    private static final Path IN_CHECKOUT = Path.of("indexer-cli", "target", "loginsight");

    Examples {
        libraries = List.copyOf(libraries);
    }

    /** @throws CliFailure if the program was copied without them */
    static Examples ofProgram() {
        return beside(program());
    }

    static Examples beside(Path program) {
        Path demo = program.resolve("demo");
        List<Path> jars = jars(demo.resolve("lib"));
        Path sources = program.endsWith(IN_CHECKOUT)
                ? program.resolve("../../../examples").normalize()
                : demo.resolve("examples");
        if (jars.isEmpty() || !Files.isDirectory(sources)) {
            throw new CliFailure("the example service is missing from " + demo
                    + "; build it with `mvn -B package -DskipTests`, or copy the program's folder as a whole");
        }
        return new Examples(sources, jars);
    }

    /** The folder that holds lib/ with this class. In a build directory, as in an IDE and in tests, the one made by the last build. */
    private static Path program() {
        try {
            Path code = Path.of(Examples.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = code.getParent();
            return folder.endsWith("lib") ? folder.getParent() : folder.resolve("loginsight");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry that is no path", e);
        }
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
