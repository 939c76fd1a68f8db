package dev.loginsight.cli.config;

import dev.loginsight.cli.console.CliFailure;
import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong, so that it is told at once. */
final class Problems {
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int misuses;

    void add(String sentence) {
        errors.add(sentence);
    }

    /** A wrong value of the command line itself. */
    void addMisuse(String sentence) {
        errors.add(sentence);
        misuses++;
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

    /** @throws CliFailure naming them all, as wrong usage if the command line has a part in it */
    void throwIfAny() {
        if (errors.isEmpty()) {
            return;
        }
        String all = errors.size() == misuses ? String.join("\n  ", errors) : configuration();
        throw misuses > 0 ? CliFailure.usage(all) : new CliFailure(all);
    }

    private String configuration() {
        return errors.size() == 1
                ? "the configuration is wrong: " + errors.getFirst()
                : "the configuration is wrong in " + errors.size() + " places:\n  " + String.join("\n  ", errors);
    }
}
