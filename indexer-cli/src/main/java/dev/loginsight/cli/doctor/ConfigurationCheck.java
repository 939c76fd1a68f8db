package dev.loginsight.cli.doctor;

import dev.loginsight.cli.config.Key;
import dev.loginsight.cli.config.Settings;
import java.util.stream.Collectors;

/** Which settings differ from their defaults; values are left out, for some are secret. */
final class ConfigurationCheck {
    private ConfigurationCheck() {}

    static Finding finding(Settings settings) {
        String keys = settings.given().stream().map(Key::path).sorted().collect(Collectors.joining(", "));
        String detail = keys.isEmpty() ? "everything at its default" : "set: " + keys;
        if (settings.warnings().isEmpty()) {
            return Finding.ok("configuration", detail);
        }
        return Finding.note(
                "configuration",
                detail + "; " + String.join("; ", settings.warnings()),
                "docs/configuration.md has every key");
    }
}
