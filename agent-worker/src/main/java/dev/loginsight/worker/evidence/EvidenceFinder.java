package dev.loginsight.worker.evidence;

import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.insight.Suspect;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes what is known without a model: the same error on the same index gives the same evidence. */
public final class EvidenceFinder {
    private static final int SUSPECTS = 5;
    /** Lines shown on either side of the one the evidence points at. */
    private static final int AROUND = 6;
    /** Lines shown of a place that nothing points into. */
    private static final int HEAD = 12;
    /** Generated code has lines of any length. */
    private static final int LONGEST_LINE = 400;

    private EvidenceFinder() {}

    public static Evidence find(Codebase codebase, LogEvent event) {
        List<Suspect> suspects = codebase.locate(event, SUSPECTS).stream()
                .map(place -> suspect(codebase, place))
                .toList();
        return new Evidence(codebase, suspects, codebase.inAppFrames(event));
    }

    private static Suspect suspect(Codebase codebase, RankedPlace ranked) {
        Place place = ranked.place();
        int start = firstShown(place, ranked.line());
        Optional<String> snippet = codebase.lines(place.file(), start, lastShown(place, ranked.line()))
                .filter(text -> !text.isEmpty())
                .map(EvidenceFinder::shown);
        return new Suspect(
                place.file(),
                place.startLine(),
                place.endLine(),
                place.symbol(),
                ranked.score(),
                ranked.why(),
                ranked.line(),
                snippet.orElse(null),
                snippet.isPresent() ? start : null,
                codebase.lastCommit(place.file(), place.startLine(), place.endLine())
                        .orElse(null));
    }

    private static int firstShown(Place place, @Nullable Integer line) {
        return line == null ? place.startLine() : Math.max(1, line - AROUND);
    }

    private static int lastShown(Place place, @Nullable Integer line) {
        return line == null ? Math.min(place.endLine(), place.startLine() + HEAD - 1) : line + AROUND;
    }

    private static String shown(String text) {
        // Source text goes to disk and Kafka with the insight, and may hold what no file should.
        return Redaction.redact(text)
                .lines()
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...")
                .collect(Collectors.joining("\n"));
    }
}
