package dev.loginsight.merkle;

import dev.loginsight.merkle.ignore.GitWorktree;
import java.io.IOException;
import java.nio.file.Path;

/** Which directory a person means by "this repository". */
public final class RepositoryRoot {
    private RepositoryRoot() {}

    /**
     * The top of the git checkout that {@code dir} is in, else {@code dir} itself; links resolved where it exists. It opens no
     * repository, so that commands may ask on every start.
     */
    public static Path containing(Path dir) {
        Path real = real(dir);
        return GitWorktree.containing(real).map(GitWorktree::top).orElse(real);
    }

    private static Path real(Path dir) {
        try {
            return dir.toRealPath();
        } catch (IOException e) {
            return dir.toAbsolutePath().normalize();
        }
    }
}
