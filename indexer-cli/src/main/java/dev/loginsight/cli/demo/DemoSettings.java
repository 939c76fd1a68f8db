package dev.loginsight.cli.demo;

import dev.loginsight.cli.config.Key;
import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.config.SettingsLoader;
import dev.loginsight.cli.console.Console;
import java.nio.file.Path;
import java.util.Map;

/** The demo's settings: all defaults in a home of its own on free ports, and of the user's own only the model. */
final class DemoSettings {
    private DemoSettings() {}

    static Settings in(Path home, Console console, Settings.Model model) {
        Console bare = Console.of(console.in(), console.out(), console.err(), Map.of(), home);
        return new SettingsLoader(bare)
                .option(Key.HOME, "--home", home.toString())
                .option(Key.PORT, "--port", "0")
                .option(Key.KAFKA_PORT, "--kafka-port", "0")
                .load()
                .withModel(model);
    }
}
