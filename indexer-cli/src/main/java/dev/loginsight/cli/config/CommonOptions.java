package dev.loginsight.cli.config;

import dev.loginsight.cli.console.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    private boolean help;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder of indexes and insights, instead of LOGINSIGHT_HOME.")
    private @Nullable String home;

    /** Read from the command line by {@code Failures}, which also serves commands that could not be parsed. */
    @Option(names = "--verbose", description = "Show the stack trace of a failure.")
    private boolean verbose;

    /** All sources of settings, with this command line's own already in. */
    public SettingsLoader settings(Console console) {
        SettingsLoader loader = new SettingsLoader(console);
        return home == null ? loader : loader.option(Key.HOME, "--home", home);
    }

    /** The settings without a repository's own; what was ignored is warned about. */
    public Settings load(Console console) {
        return warned(console, settings(console).load());
    }

    /** The settings for work on one repository; what was ignored is warned about. */
    public Settings load(Console console, Path repository) {
        return warned(console, settings(console).load(Optional.of(repository)));
    }

    private static Settings warned(Console console, Settings settings) {
        settings.warnings().forEach(console::warn);
        return settings;
    }

    /** Only the home, without reading any file: for commands that have to be quick. */
    public Path home(Console console) {
        return settings(console).home();
    }
}
