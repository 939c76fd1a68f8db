package dev.loginsight.merkle.ignore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Git's settings for one checkout: system, user, repository and worktree files, with {@code include.path} and
 * {@code includeIf.gitdir}. It is lenient: what git would refuse is passed over, since ignoring a setting is better than no index.
 */
final class GitConfig {
    private static final int DEEPEST_INCLUDE = 10;
    private static final int LARGEST = 16 * 1024 * 1024;

    private final GitEnvironment environment;
    private final @Nullable GitWorktree worktree;
    private final Map<String, String> values = new HashMap<>();

    private GitConfig(GitEnvironment environment, @Nullable GitWorktree worktree) {
        this.environment = environment;
        this.worktree = worktree;
    }

    /** @param worktree null outside repositories */
    static GitConfig load(GitEnvironment environment, @Nullable GitWorktree worktree) {
        GitConfig config = new GitConfig(environment, worktree);
        environment.sharedConfigs().forEach(file -> config.read(file, 0));
        if (worktree != null) {
            config.read(worktree.commonDir().resolve("config"), 0);
            if (config.flag("extensions.worktreeconfig")) {
                config.read(worktree.gitDir().resolve("config.worktree"), 0);
            }
        }
        return config;
    }

    /** @param key section and name in lower case, a subsection between them as written */
    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean flag(String key) {
        String value = values.getOrDefault(key, "false").toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("yes") || value.equals("on") || value.matches("-?0*[1-9][0-9]*");
    }

    /** A setting that names a file. */
    Optional<Path> path(String key) {
        return value(key).filter(value -> !value.isEmpty()).flatMap(value -> {
            Path base = worktree == null ? Path.of("") : worktree.top();
            return resolve(value, base);
        });
    }

    private Optional<Path> resolve(String value, Path base) {
        try {
            Path path = value.startsWith("~/") ? environment.home().resolve(value.substring(2)) : base.resolve(value);
            return Optional.of(path.toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void read(Path file, int depth) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                new GitConfigParser(text, (key, value) -> set(file, depth, key, value)).parse();
            }
        } catch (IOException e) {
            return;
        }
    }

    private void set(Path file, int depth, String key, String value) {
        values.put(key, value);
        boolean include = key.equals("include.path")
                || (key.startsWith("includeif.") && key.endsWith(".path") && holds(file, condition(key)));
        if (include && depth < DEEPEST_INCLUDE) {
            resolve(value, file.toAbsolutePath().getParent()).ifPresent(other -> read(other, depth + 1));
        }
    }

    private static String condition(String key) {
        return key.substring("includeif.".length(), Math.max("includeif.".length(), key.length() - ".path".length()));
    }

    private boolean holds(Path file, String condition) {
        boolean foldCase = condition.startsWith("gitdir/i:");
        if (worktree == null || !(foldCase || condition.startsWith("gitdir:"))) {
            return false;
        }
        String pattern = condition.substring(condition.indexOf(':') + 1);
        if (pattern.startsWith("~/")) {
            pattern = environment.home() + pattern.substring(1);
        } else if (pattern.startsWith("./")) {
            pattern = file.toAbsolutePath().getParent() + pattern.substring(1);
        } else if (!pattern.startsWith("/")) {
            pattern = "**/" + pattern;
        }
        if (pattern.endsWith("/")) {
            pattern += "**";
        }
        return new Glob(ByteString.of(pattern), true, foldCase)
                .matches(ByteString.of(worktree.gitDir().toAbsolutePath().toString()), 0);
    }
}
