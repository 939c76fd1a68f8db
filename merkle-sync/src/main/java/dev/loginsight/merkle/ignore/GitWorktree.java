package dev.loginsight.merkle.ignore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkout of a git repository.
 *
 * @param top the directory that {@code .git} is in
 * @param gitDir what is this checkout's own: HEAD, index
 * @param commonDir what all checkouts of the repository share: objects, config, info/exclude
 */
public record GitWorktree(Path top, Path gitDir, Path commonDir) {
    private static final String LINK = "gitdir:";
    private static final int LONGEST_LINK = 8192;

    /** The checkout that {@code dir} is in; like git, a {@code .git} that is no repository is passed over. */
    public static Optional<GitWorktree> containing(Path dir) {
        for (Path at = dir; at != null; at = at.getParent()) {
            Optional<GitWorktree> here = at(at);
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    /** The checkout whose top {@code dir} is. */
    public static Optional<GitWorktree> at(Path dir) {
        try {
            Path git = dir.resolve(".git");
            if (Files.isRegularFile(git)) {
                String link = firstLine(git);
                if (!link.startsWith(LINK)) {
                    return Optional.empty();
                }
                git = dir.resolve(link.substring(LINK.length()).strip()).normalize();
            }
            Path common = git.resolve("commondir");
            Path commonDir =
                    Files.isRegularFile(common) ? git.resolve(firstLine(common)).normalize() : git;
            boolean repository = Files.isRegularFile(git.resolve("HEAD"))
                    && Files.isDirectory(commonDir.resolve("objects"))
                    && Files.isDirectory(commonDir.resolve("refs"));
            return repository ? Optional.of(new GitWorktree(dir, git, commonDir)) : Optional.empty();
        } catch (IOException | InvalidPathException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether both are checkouts of one repository. */
    boolean sharesRepositoryWith(GitWorktree other) {
        try {
            return Files.isSameFile(commonDir, other.commonDir);
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_LINK), StandardCharsets.UTF_8);
            return start.lines().findFirst().orElse("");
        }
    }
}
