package dev.loginsight.index.search;

import dev.loginsight.merkle.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads lines of the user's files as they are now: never anything outside the repository, never a key or token. */
final class WorkingTree {
    private static final long LARGEST_FILE = 16L << 20;

    private final Path root;

    WorkingTree(Path root) {
        this.root = root;
    }

    /** Lines {@code start..end}, 1-based and inclusive, cut to what the file has; empty when there is nothing to show. */
    Optional<String> lines(String file, int start, int end) {
        if (start < 1 || end < start) {
            return Optional.empty();
        }
        try {
            Optional<Path> path = confined(file);
            if (path.isEmpty()) {
                return Optional.empty();
            }
            // The whole text, for the middle of a private key does not show that it is one.
            String text = Secrets.mask(new String(Files.readAllBytes(path.get()), StandardCharsets.UTF_8));
            List<String> lines = Lines.of(text);
            int last = lines.getLast().isEmpty() ? lines.size() - 1 : lines.size();
            if (start > last) {
                return Optional.empty();
            }
            return Optional.of(String.join("\n", lines.subList(start - 1, Math.min(end, last))));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The real path of a regular file below the root: neither {@code ..}, nor an absolute path, nor a link leads out. */
    private Optional<Path> confined(String file) throws IOException {
        if (file.isBlank() || file.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path relative = Path.of(file);
        if (relative.isAbsolute()) {
            return Optional.empty();
        }
        Path top = root.toRealPath();
        Path asked = top.resolve(relative).normalize();
        if (!asked.startsWith(top) || !Files.exists(asked)) {
            return Optional.empty();
        }
        Path real = asked.toRealPath();
        boolean readable = real.startsWith(top) && Files.isRegularFile(real) && Files.size(real) <= LARGEST_FILE;
        return readable ? Optional.of(real) : Optional.empty();
    }
}
