package dev.loginsight.merkle;

import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.merkle.ignore.FileNames;
import dev.loginsight.merkle.ignore.GitWorktree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * What git knows about the files below a root, which may be any directory of a checkout. It only reads. A repository that is damaged,
 * shallow or in a format that is not understood gives empty answers where it has none, never an exception. Safe for use by several
 * threads; changes that git makes meanwhile are seen.
 */
public final class GitHistory implements Closeable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long LARGEST_FILE = 8L * 1024 * 1024;

    private final Path root;
    private final GitWorktree outermost;
    private final Duration patience;
    /** By the top of their checkout: the root's own, and the submodules and other repositories inside it that were asked about. */
    private final Map<Path, Repository> repositories = new ConcurrentHashMap<>();

    private GitHistory(Path root, GitWorktree outermost, Duration patience) {
        this.root = root;
        this.outermost = outermost;
        this.patience = patience;
    }

    /** Empty when {@code root} is in no checkout of a git repository, or JGit cannot open that. */
    public static Optional<GitHistory> open(Path root) {
        return open(root, PATIENCE);
    }

    static Optional<GitHistory> open(Path root, Duration patience) {
        try {
            Path real = root.toRealPath();
            return GitWorktree.containing(real)
                    .map(worktree -> new GitHistory(real, worktree, patience))
                    .filter(history -> history.repository(history.outermost).isPresent());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The full id of the commit that is checked out; empty before the first one. */
    public Optional<String> head() {
        return repository(outermost).flatMap(GitHistory::headOf).map(id -> id.getName());
    }

    /** The short name of the branch that is checked out; empty when none is. */
    public Optional<String> branch() {
        try {
            Optional<Repository> repository = repository(outermost);
            String full = repository.isPresent() ? repository.get().getFullBranch() : null;
            return full != null && full.startsWith(Constants.R_HEADS)
                    ? Optional.of(full.substring(Constants.R_HEADS.length()))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The last commit that touched any of these lines, deletions among them included; renames are followed. Lines that are not committed
     * yet do not count: without any other the answer is empty. In a history so long that no such commit is found within 0.5 s, it is the
     * last commit that touched the file, if that was found.
     *
     * @param file as in {@link SourceFile#path()}
     * @param startLine 1-based, in the file as it stands in the directory
     * @param endLine inclusive
     */
    public Optional<CommitRef> lastCommit(String file, int startLine, int endLine) {
        try {
            Optional<Path> path = SourcePaths.resolve(root, file);
            if (path.isEmpty() || startLine < 1 || endLine < startLine) {
                return Optional.empty();
            }
            GitWorktree worktree =
                    GitWorktree.containing(path.get().getParent()).orElse(outermost);
            Optional<Repository> repository = repository(worktree);
            return repository.isPresent()
                    ? lastCommit(repository.get(), worktree, path.get(), new LineRange(startLine - 1, endLine))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // A damaged repository shows itself in many ways; none of them may cost the caller its answer about the
            // code.
            return Optional.empty();
        }
    }

    private Optional<CommitRef> lastCommit(Repository repository, GitWorktree worktree, Path path, LineRange lines)
            throws IOException {
        Optional<ObjectId> head = headOf(repository);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            LineHistory history = new LineHistory(walk, patience);
            RawText now = worktreeText(path);
            LineRange inFile = now == null ? lines : new LineRange(lines.start(), Math.min(lines.end(), now.size()));
            Optional<RevCommit> commit = history.lastCommit(
                    walk.parseCommit(head.get()), FileNames.relative(worktree.top(), path), now, inFile);
            return commit.isPresent() ? Optional.of(reference(walk, commit.get())) : Optional.empty();
        }
    }

    private static @Nullable RawText worktreeText(Path path) throws IOException {
        boolean readable = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.size(path) <= LARGEST_FILE;
        return readable ? new RawText(Files.readAllBytes(path)) : null;
    }

    private static CommitRef reference(RevWalk walk, RevCommit commit) throws IOException {
        walk.parseBody(commit);
        PersonIdent author = commit.getAuthorIdent();
        return new CommitRef(commit.getName(), author.getName(), author.getWhenAsInstant(), commit.getShortMessage());
    }

    private static Optional<ObjectId> headOf(Repository repository) {
        try {
            Ref head = repository.exactRef(Constants.HEAD);
            return head == null ? Optional.empty() : Optional.ofNullable(head.getObjectId());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Repository> repository(GitWorktree worktree) {
        return Optional.ofNullable(repositories.computeIfAbsent(worktree.top(), top -> {
            try {
                return QuietGit.open(worktree);
            } catch (IOException | RuntimeException e) {
                return null;
            }
        }));
    }

    @Override
    public void close() {
        repositories.values().forEach(Repository::close);
        repositories.clear();
    }
}
