package dev.loginsight.index.indexing;

import dev.loginsight.core.code.EmbeddingModel;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.NoIndexException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where indexes are kept: {@code $LOGINSIGHT_HOME/repos/<name>-<12 digits>/}, one folder a repository. The digits begin the
 * SHA-256 of the root's real path, so that two directories of the same name stay apart and a link leads to the same index.
 *
 * @param directory the home; need not exist yet
 */
public record IndexHome(Path directory) {
    private static final int DIGITS = 12;
    private static final int LONGEST_NAME = 60;

    /** The folder of a repository, whether there is an index in it or not. */
    public RepositoryHome of(Path root) {
        Path real = real(root);
        String name = real.getFileName() == null ? "root" : real.getFileName().toString();
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String folder = safe.substring(0, Math.min(safe.length(), LONGEST_NAME)) + "-" + digits(real);
        return new RepositoryHome(real, repositories().resolve(folder));
    }

    private Path repositories() {
        return directory.resolve("repos");
    }

    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root.toAbsolutePath().normalize();
        }
    }

    private static String digits(Path root) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The index of a repository, fit to be searched with this model.
     *
     * @throws NoIndexException if no run has completed yet
     * @throws IndexMismatchException if it was made by another version or for another model
     */
    public IndexIdentity require(Path root, EmbeddingModel model) {
        RepositoryHome repository = of(root);
        IndexIdentity identity = repository.identity().orElseThrow(() -> none(repository.root()));
        if (!identity.isComplete()) {
            throw none(repository.root());
        }
        identity.check(model);
        return identity;
    }

    private static NoIndexException none(Path root) {
        return new NoIndexException(
                "There is no index of " + root + " yet; build it with: loginsight index " + ShellWord.of(root));
    }

    /** What is known about every repository indexed here, in order of their roots; folders that hold nothing readable are left out. */
    public List<IndexIdentity> indexed() {
        List<IndexIdentity> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(repositories())) {
            for (Path folder : folders.toList()) {
                readable(folder).filter(IndexIdentity::isComplete).ifPresent(found::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        found.sort((a, b) -> a.root().compareTo(b.root()));
        return found;
    }

    private static Optional<IndexIdentity> readable(Path folder) {
        try {
            return new RepositoryHome(folder, folder).identity();
        } catch (IndexMismatchException e) {
            return Optional.empty();
        }
    }
}
