package dev.loginsight.cli.repository;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.merkle.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the repository a command is about, and opens its index. */
public final class Repositories {
    private final IndexHome home;
    private final Embedder embedder = StaticEmbedder.onFirstUse();

    public Repositories(Path home) {
        this.home = new IndexHome(home);
    }

    /** The embedder of every index; its model is read when the first text is embedded. */
    public Embedder embedder() {
        return embedder;
    }

    public IndexHome home() {
        return home;
    }

    /**
     * The nearest indexed directory around {@code repo}, or around the current directory; where none is indexed, the git checkout
     * around it, else the directory itself.
     *
     * @param repo as given with {@code --repo}; null when it was not given
     * @throws CliFailure if it is no directory
     */
    public Path around(Console console, @Nullable String repo) {
        Path directory = directory(console, repo == null ? "." : repo);
        for (Path candidate = directory; candidate != null; candidate = candidate.getParent()) {
            if (isIndexed(candidate)) {
                return candidate;
            }
        }
        return RepositoryRoot.containing(directory);
    }

    /** The directory somebody named, links resolved. */
    public static Path directory(Console console, String name) {
        Path path = console.resolve(name);
        try {
            if (Files.isDirectory(path)) {
                return path.toRealPath();
            }
        } catch (IOException e) {
            throw new CliFailure("cannot use the directory " + name + ": " + e.getMessage(), e);
        }
        throw new CliFailure(
                Files.exists(path)
                        ? name + " is not a directory; name the top of a repository"
                        : "there is no directory " + name);
    }

    public boolean isIndexed(Path root) {
        try {
            return home.of(root).identity().isPresent();
        } catch (IndexMismatchException e) {
            return true; // there is one, and opening it will say what is wrong with it
        }
    }

    /**
     * Opens an index to be searched; it follows later refreshes.
     *
     * @throws dev.loginsight.index.store.NoIndexException if there is none yet
     * @throws IndexMismatchException if it has to be rebuilt
     */
    public CodeIndex open(Path root) {
        return CodeIndex.open(home, root, embedder);
    }
}
