package dev.loginsight.merkle.ignore;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where git looks for a user's and a machine's settings.
 *
 * @param variables the process's environment
 * @param home the user's home directory
 */
public record GitEnvironment(Map<String, String> variables, Path home) {
    private static final List<String> SYSTEM_CONFIGS = List.of(
            "/etc/gitconfig",
            "/usr/local/etc/gitconfig",
            "/opt/homebrew/etc/gitconfig",
            "C:\\Program Files\\Git\\etc\\gitconfig");

    public GitEnvironment {
        variables = Map.copyOf(variables);
    }

    public static GitEnvironment ofProcess() {
        Map<String, String> variables = System.getenv();
        String home = variables.getOrDefault("HOME", "");
        return new GitEnvironment(variables, Path.of(home.isEmpty() ? System.getProperty("user.home") : home));
    }

    /** Least important first. */
    List<Path> sharedConfigs() {
        Stream<Path> system = flag("GIT_CONFIG_NOSYSTEM")
                ? Stream.empty()
                : variable("GIT_CONFIG_SYSTEM")
                        .map(Stream::of)
                        .orElseGet(() -> SYSTEM_CONFIGS.stream().map(Path::of));
        Stream<Path> user = variable("GIT_CONFIG_GLOBAL")
                .map(Stream::of)
                .orElseGet(() -> Stream.of(userDirectory().resolve("config"), home.resolve(".gitconfig")));
        return Stream.concat(system, user).toList();
    }

    /** Git's directory for a user's files. */
    Path userDirectory() {
        return variable("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("git");
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    private boolean flag(String name) {
        return !List.of("", "0", "false", "no", "off")
                .contains(variables.getOrDefault(name, "").toLowerCase());
    }
}
