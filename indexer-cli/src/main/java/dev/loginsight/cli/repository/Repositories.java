package dev.loginsight.cli.repository;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import dev.loginsight.cli.console.Printable;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.merkle.ignore.GitWorktree;
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
     * The nearest indexed directory at or above {@code repo}, or the current directory, as far as the top of the git checkout; where
     * none is indexed that top, and outside of git the directory itself. All commands choose alike, so that what {@code index}
     * refreshes is what {@code query} reads.
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
            if (GitWorktree.at(candidate).isPresent()) {
                return candidate; // an index further up is of something else
            }
        }
        return directory;
    }

    /** As {@link #around}; a person is told which repository that is, unless they named it or stand at its top. */
    public Path aroundTold(Console console, @Nullable String repo, boolean forPerson) {
        Path root = around(console, repo);
        if (repo == null && forPerson && !root.equals(directory(console, "."))) {
            console.err()
                    .println("loginsight: the current directory is in " + Printable.line(root.toString())
                            + ", and this is about all of that");
        }
        return root;
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
