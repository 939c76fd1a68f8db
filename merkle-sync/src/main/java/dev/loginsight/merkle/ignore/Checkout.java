package dev.loginsight.merkle.ignore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What holds for all directories of one checkout, or of a root outside every checkout. */
final class Checkout {
    private final GitEnvironment environment;
    private final @Nullable GitWorktree worktree;
    private final int base;
    private final boolean foldCase;
    private final boolean sha256;
    private final List<IgnoreFile> shared = new ArrayList<>();
    private @Nullable GitIndex index;

    private Checkout(GitEnvironment environment, @Nullable GitWorktree worktree, int base, GitConfig config) {
        this.environment = environment;
        this.worktree = worktree;
        this.base = base;
        this.foldCase = config.flag("core.ignorecase");
        this.sha256 = config.value("extensions.objectformat")
                .filter("sha256"::equalsIgnoreCase)
                .isPresent();
    }

    /** @param base length of the path from the anchor to the checkout's top, with its slash */
    static Checkout of(
            GitEnvironment environment, @Nullable GitWorktree worktree, int base, BiConsumer<Path, String> problems) {
        GitConfig config = GitConfig.load(environment, worktree);
        Checkout checkout = new Checkout(environment, worktree, base, config);
        if (worktree != null) {
            checkout.add(worktree.commonDir().resolve("info").resolve("exclude"), ".git/info/exclude", problems);
        }
        Optional<Path> configured = config.path("core.excludesfile");
        // Set, but empty, it names no file; git then does not fall back to the usual place.
        if (configured.isPresent() || config.value("core.excludesfile").isEmpty()) {
            Path global = configured.orElse(environment.userDirectory().resolve("ignore"));
            checkout.add(global, global.toString(), problems);
        }
        return checkout;
    }

    GitEnvironment environment() {
        return environment;
    }

    @Nullable
    GitWorktree worktree() {
        return worktree;
    }

    @Nullable
    Path top() {
        return worktree == null ? null : worktree.top();
    }

    boolean foldCase() {
        return foldCase;
    }

    /** Rules of no directory, strongest first. */
    List<IgnoreFile> shared() {
        return shared;
    }

    /** The index is read only when a rule ignores something. */
    boolean tracks(String path, boolean directory) {
        if (worktree == null) {
            return false;
        }
        if (index == null) {
            index = GitIndex.read(worktree.gitDir(), sha256);
        }
        String inCheckout = path.substring(base);
        return directory ? index.tracksBelow(inCheckout) : index.tracksFile(inCheckout);
    }

    private void add(Path file, String name, BiConsumer<Path, String> problems) {
        try {
            IgnoreFile rules = IgnoreFile.read(file, name, base, foldCase, true);
            if (rules != null) {
                shared.add(rules);
            }
        } catch (IOException e) {
            problems.accept(file, "its rules are not applied: it cannot be read");
        }
    }
}
