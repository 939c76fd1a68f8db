package dev.loginsight.cli.config;

import dev.loginsight.cli.config.Key.Scope;
import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.cli.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Brings all sources of settings together. */
public final class SettingsLoader {
    private final Map<String, String> env;
    private final Path directory;
    private final Map<Key, Given> options = new EnumMap<>(Key.class);

    public SettingsLoader(Console console) {
        this.env = console.env();
        this.directory = console.directory();
    }

    /**
     * Sets what an option of the command line says, which is stronger than everything else.
     *
     * @param option for messages: {@code --port}
     */
    public SettingsLoader option(Key key, String option, String text) {
        options.put(key, Given.option(option, text, directory));
        return this;
    }

    /** Settings without a repository's own. */
    public Settings load() {
        return load(Optional.empty());
    }

    /**
     * Settings for work on one repository.
     *
     * @throws dev.loginsight.cli.console.CliFailure naming everything that is wrong
     */
    public Settings load(Optional<Path> repository) {
        Problems problems = new Problems();
        Map<Key, Given> strong = Environment.read(env, directory, problems);
        strong.putAll(options);
        Path home = home();
        Map<Key, Given> values = new EnumMap<>(Key.class);
        YamlFile.read(home.resolve(YamlFile.NAME), problems).forEach((key, given) -> {
            if (key.scope() == Scope.PROCESS) {
                problems.add(given.where() + ": " + key.path() + " cannot be set in a file; use " + key.envName());
            } else {
                values.put(key, given);
            }
        });
        repository.ifPresent(root -> values.putAll(ofRepository(root, home, problems)));
        values.putAll(strong);
        Settings settings = new Resolver(values, home, problems).settings();
        problems.throwIfAny();
        return settings;
    }

    private static Map<Key, Given> ofRepository(Path root, Path home, Problems problems) {
        Map<Key, Given> allowed = new HashMap<>();
        YamlFile.read(root.resolve(YamlFile.NAME), problems).forEach((key, given) -> {
            if (key.scope() == Scope.REPOSITORY) {
                allowed.put(key, given);
            } else {
                problems.warn(given.where() + ": " + key.path()
                        + " is ignored, because a repository's files may be a stranger's;" + " set it in "
                        + home.resolve(YamlFile.NAME) + " or as " + key.envName());
            }
        });
        return allowed;
    }

    /**
     * Only the home, from option or environment; no file is read.
     *
     * @throws CliFailure if it is no folder
     */
    public Path home() {
        Path home = namedHome();
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new CliFailure(
                    "the home " + home + " is a file, not a folder; name a folder with LOGINSIGHT_HOME or --home");
        }
        return home;
    }

    private Path namedHome() {
        Given option = options.get(Key.HOME);
        String variable = env.getOrDefault(Key.HOME.envName(), "");
        if (option == null && !variable.isBlank()) {
            return Resolver.path(variable, directory);
        }
        return option == null
                ? Path.of(System.getProperty("user.home"), ".loginsight").toAbsolutePath()
                : Resolver.path(option.text(), option.base());
    }
}
