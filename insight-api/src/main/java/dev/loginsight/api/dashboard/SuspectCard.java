package dev.loginsight.api.dashboard;

import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.insight.Suspect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suspect, ready to show.
 *
 * @param rank from 1
 * @param symbol empty for a window of lines
 * @param place file and line
 * @param extent where the declaration begins and ends
 * @param code empty when the file could not be read
 * @param commit null when git does not know
 */
record SuspectCard(
        int rank,
        String symbol,
        String place,
        String extent,
        List<String> why,
        List<CodeLine> code,
        @Nullable Commit commit) {
    /** @param id short, as git prints it */
    record Commit(String id, String author, Moment when, String subject) {
        static Commit of(CommitRef commit, Instant now) {
            return new Commit(
                    VisibleText.line(commit.id(), 10).replace("…", ""),
                    VisibleText.line(commit.author(), 80),
                    Moment.of(commit.when(), now),
                    VisibleText.line(commit.subject(), 200));
        }
    }

    static SuspectCard of(Suspect suspect, int rank, Instant now) {
        String snippet = suspect.snippet();
        Integer first = suspect.snippetStartLine();
        CommitRef commit = suspect.lastCommit();
        return new SuspectCard(
                rank,
                VisibleText.line(suspect.symbol(), 200),
                InsightRow.place(suspect),
                suspect.startLine() == suspect.endLine()
                        ? "line " + suspect.startLine()
                        : "lines %d–%d".formatted(suspect.startLine(), suspect.endLine()),
                suspect.why().stream().map(why -> VisibleText.line(why, 300)).toList(),
                snippet == null
                        ? List.of()
                        : CodeLine.of(
                                snippet, first == null ? suspect.startLine() : first, suspect.line(), suspect.file()),
                commit == null ? null : Commit.of(commit, now));
    }
}
