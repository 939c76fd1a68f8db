package dev.loginsight.worker.agent;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.worker.evidence.Codebase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the citations whose file the index holds and whose lines lie within it: a model may invent places, a person must not search for them. */
final class CitationCheck {
    private final Codebase codebase;
    private final Map<String, Integer> lineCounts = new HashMap<>();

    CitationCheck(Codebase codebase) {
        this.codebase = codebase;
    }

    List<Citation> existing(List<Citation> citations) {
        List<Citation> kept = new ArrayList<>();
        for (Citation citation : citations) {
            String file = citation.file().startsWith("./") ? citation.file().substring(2) : citation.file();
            int lines = lineCounts.computeIfAbsent(
                    file,
                    name -> codebase.text(name)
                            .map(text -> (int) text.lines().count())
                            .orElse(0));
            boolean exists = citation.startLine() >= 1
                    && citation.endLine() >= citation.startLine()
                    && citation.endLine() <= lines;
            if (exists) {
                kept.add(new Citation(file, citation.startLine(), citation.endLine(), citation.claim()));
            }
        }
        return kept;
    }
}
