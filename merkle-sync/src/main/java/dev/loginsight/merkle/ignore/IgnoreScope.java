package dev.loginsight.merkle.ignore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold in one directory. From strongest to weakest: the configuration's excludes; {@code .loginsightignore}, the nearest
 * first; what git tracks; {@code .gitignore}, the nearest first; {@code .git/info/exclude}; the user's global excludes.
 *
 * <p>Paths are byte strings from the <em>anchor</em>, which is the top of the checkout that the root is in, or the root itself. A
 * checkout inside another has its own git rules only, as in git; {@code .loginsightignore} files of outer directories still hold in it.
 * Outside checkouts the {@code .gitignore} files from the root down are used, and the global excludes.
 */
public final class IgnoreScope {
    public static final String OWN_RULES = ".loginsightignore";
    public static final String GIT_RULES = ".gitignore";

    private final Path anchor;
    private final Checkout checkout;
    private final List<IgnoreFile> git;
    private final List<IgnoreFile> own;
    private final IgnoreFile excludes;
    private final BiConsumer<Path, String> problems;

    private IgnoreScope(
            Path anchor,
            Checkout checkout,
            List<IgnoreFile> git,
            List<IgnoreFile> own,
            IgnoreFile excludes,
            BiConsumer<Path, String> problems) {
        this.anchor = anchor;
        this.checkout = checkout;
        this.git = git;
        this.own = own;
        this.excludes = excludes;
        this.problems = problems;
    }

    /** A root's place among the rules: its scope, and the path that leads from the anchor to it, empty or ending in a slash. */
    public record Start(IgnoreScope scope, String prefix) {}

    /**
     * The scope around {@code root}; its own files of rules are added by {@link #enter}. A root that git ignores was asked for all the
     * same (many keep their home directory in git, with everything ignored): the rules above it then do not count.
     *
     * @param root a real path
     * @param problems hears of files of rules that cannot be read
     */
    public static Start around(
            Path root, GitEnvironment environment, List<String> excludes, BiConsumer<Path, String> problems) {
        Optional<GitWorktree> worktree = GitWorktree.containing(root);
        if (worktree.isPresent()) {
            Path top = worktree.get().top();
            String prefix = top.equals(root) ? "" : ByteString.of(FileNames.relative(top, root)) + "/";
            IgnoreScope scope =
                    atAnchor(top, Checkout.of(environment, worktree.get(), 0, problems), prefix, excludes, problems);
            IgnoreScope atRoot = scope.descend(root, prefix);
            if (atRoot != null) {
                return new Start(atRoot, prefix);
            }
        }
        Checkout none = Checkout.of(environment, null, 0, problems);
        return new Start(atAnchor(root, none, "", excludes, problems), "");
    }

    private static IgnoreScope atAnchor(
            Path anchor, Checkout checkout, String prefix, List<String> excludes, BiConsumer<Path, String> problems) {
        String patterns = ByteString.of(String.join("\n", excludes));
        IgnoreFile configured = new IgnoreFile("index.exclude", prefix.length(), patterns, false);
        return new IgnoreScope(anchor, checkout, List.of(), List.of(), configured, problems);
    }

    /** With the rules of all directories from the anchor to above the root; null when they ignore one of those on the way. */
    private @Nullable IgnoreScope descend(Path root, String prefix) {
        IgnoreScope scope = this;
        Path dir = anchor;
        int base = 0;
        for (Path name : anchor.relativize(root)) {
            if (dir.equals(root)) {
                break;
            }
            scope = scope.withRulesOf(
                    dir, base, Files.exists(dir.resolve(GIT_RULES)), Files.exists(dir.resolve(OWN_RULES)));
            dir = dir.resolve(name);
            int end = prefix.indexOf('/', base);
            if (scope.judge(prefix.substring(0, end), true).kind() == Verdict.Kind.IGNORED) {
                return null;
            }
            base = end + 1;
        }
        return scope;
    }

    /**
     * The scope inside a directory of this scope.
     *
     * @param path the directory's path from the anchor, empty or ending in a slash
     * @param names what is in it
     */
    public IgnoreScope enter(Path dir, String path, Set<String> names) {
        IgnoreScope inside = this;
        boolean top = dir.equals(checkout.top());
        if (names.contains(".git") && !top) {
            Optional<GitWorktree> nested = GitWorktree.at(dir);
            if (nested.isPresent()) {
                Checkout other = Checkout.of(checkout.environment(), nested.get(), path.length(), problems);
                inside = new IgnoreScope(anchor, other, List.of(), own, excludes, problems);
            }
        }
        return inside.withRulesOf(dir, path.length(), names.contains(GIT_RULES), names.contains(OWN_RULES));
    }

    /** Whether a directory is another checkout of the repository that this scope is in. */
    public boolean isOtherWorktree(Path dir) {
        return checkout.worktree() != null
                && !dir.equals(checkout.top())
                && GitWorktree.at(dir)
                        .filter(checkout.worktree()::sharesRepositoryWith)
                        .isPresent();
    }

    /**
     * @param path from the anchor, without a slash at the end
     * @param directory whether it is one; a link to a directory is not
     */
    public Verdict judge(String path, boolean directory) {
        IgnoreRule rule = excludes.match(path, directory);
        if (rule != null && !rule.negated()) {
            return new Verdict(Verdict.Kind.EXCLUDED, excludes.describe(rule));
        }
        Verdict verdict = first(own, path, directory, Verdict.Kind.WANTED);
        if (verdict == null) {
            verdict = byGit(path, directory);
        }
        return verdict;
    }

    /** Whether git tracks the file or, of a directory, anything in it. */
    public boolean tracks(String path, boolean directory) {
        return checkout.tracks(path, directory);
    }

    private Verdict byGit(String path, boolean directory) {
        Verdict verdict = first(git, path, directory, Verdict.Kind.KEPT);
        if (verdict == null) {
            verdict = first(checkout.shared(), path, directory, Verdict.Kind.KEPT);
        }
        if (verdict == null) {
            return Verdict.NO_RULE;
        }
        boolean tracked = verdict.kind() == Verdict.Kind.IGNORED && tracks(path, directory);
        return tracked ? new Verdict(Verdict.Kind.TRACKED, verdict.rule()) : verdict;
    }

    private static @Nullable Verdict first(
            List<IgnoreFile> strongestFirst, String path, boolean directory, Verdict.Kind whenNegated) {
        for (IgnoreFile file : strongestFirst) {
            IgnoreRule rule = file.match(path, directory);
            if (rule != null) {
                return new Verdict(rule.negated() ? whenNegated : Verdict.Kind.IGNORED, file.describe(rule));
            }
        }
        return null;
    }

    private IgnoreScope withRulesOf(Path dir, int base, boolean hasGitRules, boolean hasOwnRules) {
        if (!hasGitRules && !hasOwnRules) {
            return this;
        }
        return new IgnoreScope(
                anchor,
                checkout,
                hasGitRules ? with(git, dir.resolve(GIT_RULES), base) : git,
                hasOwnRules ? with(own, dir.resolve(OWN_RULES), base) : own,
                excludes,
                problems);
    }

    private List<IgnoreFile> with(List<IgnoreFile> outer, Path file, int base) {
        try {
            String name = FileNames.relative(anchor, file);
            IgnoreFile rules = IgnoreFile.read(file, name, base, checkout.foldCase(), false);
            if (rules == null || rules.isEmpty()) {
                return outer;
            }
            List<IgnoreFile> all = new ArrayList<>(List.of(rules));
            all.addAll(outer);
            return all;
        } catch (IOException e) {
            problems.accept(file, "its rules are not applied: it cannot be read");
            return outer;
        }
    }
}
