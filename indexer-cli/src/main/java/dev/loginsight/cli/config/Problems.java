package dev.loginsight.cli.config;

import dev.loginsight.cli.console.CliFailure;
import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong, so that it is told at once. */
final class Problems {
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void add(String sentence) {
        errors.add(sentence);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    void throwIfAny() {
        if (errors.size() == 1) {
            throw new CliFailure("the configuration is wrong: " + errors.getFirst());
        }
        if (!errors.isEmpty()) {
            throw new CliFailure(
                    "the configuration is wrong in " + errors.size() + " places:\n  " + String.join("\n  ", errors));
        }
    }
}
