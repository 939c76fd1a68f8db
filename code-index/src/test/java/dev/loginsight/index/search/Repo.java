package dev.loginsight.index.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small repository made by a test. */
final class Repo {
    private final Path root;
    private final Path lucene;

    Repo(Path directory) {
        this.root = directory.resolve("repo");
        this.lucene = directory.resolve("lucene");
    }

    Path root() {
        return root;
    }

    Path lucene() {
        return lucene;
    }

    Repo file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CodeIndex open() {
        try {
            Files.createDirectories(root);
            return Indexed.open(root, lucene);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the working tree as a newer generation into the index that may be open already. */
    void refresh(long generation) {
        try {
            Indexed.write(root, lucene, generation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
