package dev.loginsight.cli.explain;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.core.log.Fingerprints;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.lines.LogLines;
import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.normalize.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of errors in a log, read, redacted and grouped as ingestion does it, so that the same error has the same id here and
 * there.
 *
 * @param kinds each with its events, in the order in which they first occur; never empty
 */
record LoggedErrors(Map<Fingerprint, List<LogEvent>> kinds) {
    static LoggedErrors in(String log, ZoneId zone, Instant now) {
        List<LogEvent> all = LogLines.read(log, zone, now).stream()
                .map(draft -> Normalizer.toEvent(draft, null, now).event())
                .toList();
        List<LogEvent> errors = all.stream().filter(LoggedErrors::isError).toList();
        if (errors.isEmpty()) {
            // Nothing says that it is an error, but its reader asked: then all of it is one.
            errors = List.of(
                    Normalizer.toEvent(new Draft().message(log), null, now).event());
        }
        Map<Fingerprint, List<LogEvent>> kinds = new LinkedHashMap<>();
        errors.forEach(event -> kinds.computeIfAbsent(Fingerprints.of(event), none -> new ArrayList<>())
                .add(event));
        return new LoggedErrors(kinds);
    }

    private static boolean isError(LogEvent event) {
        return event.stackTrace() != null || event.severity().atLeast(Severity.ERROR);
    }

    /** The kind to explain: the first with a stack trace, which tells most; else the first. */
    Map.Entry<Fingerprint, List<LogEvent>> chief() {
        return kinds.entrySet().stream()
                .min(Comparator.comparing(it -> it.getValue().getFirst().stackTrace() == null))
                .orElseThrow();
    }
}
