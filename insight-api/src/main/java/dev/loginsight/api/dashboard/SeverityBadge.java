package dev.loginsight.api.dashboard;

import dev.loginsight.core.log.Severity;
import java.util.Locale;

/**
 * @param style style class
 * @param word what a person reads: colour alone says nothing to some
 */
record SeverityBadge(String style, String word) {
    static SeverityBadge of(String name) {
        Severity severity = Severity.ofText(name);
        String word = severity == Severity.UNSPECIFIED
                ? "Unknown"
                : severity.name().charAt(0) + severity.name().substring(1).toLowerCase(Locale.ROOT);
        return new SeverityBadge("sev-" + severity.name().toLowerCase(Locale.ROOT), word);
    }
}
