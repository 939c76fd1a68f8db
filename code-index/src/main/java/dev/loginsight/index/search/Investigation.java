package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Hit;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One error being located: the places suspected so far and what is needed to find more. Used by one thread. */
final class Investigation {
    private static final int HITS = 200;

    final CodeStore store;
    final RepositoryFiles files;
    final Sources sources;
    private final Map<Place, Suspicion> suspicions = new LinkedHashMap<>();

    Investigation(CodeStore store, RepositoryFiles files, Sources sources) {
        this.store = store;
        this.files = files;
        this.sources = sources;
    }

    Suspicion suspicion(Member member) {
        return suspicions.computeIfAbsent(member.place(), place -> new Suspicion(member));
    }

    Collection<Suspicion> suspicions() {
        return suspicions.values();
    }

    /** What a search finds as whole declarations, best first, the best with 1. */
    Map<Place, Scored> lexical(String text) {
        return scored(store.lexical(text, ChunkFilter.NONE, HITS), 0);
    }

    /** Cosines stretched so that the nearest declaration has 1 and the last that was found 0. */
    Map<Place, Scored> semantic(float[] vector) {
        List<Hit> hits = store.semantic(vector, ChunkFilter.NONE, HITS);
        return scored(hits, hits.size() < 2 ? 0 : hits.getLast().score());
    }

    /** @param share of the best's score */
    record Scored(Member member, double share) {}

    private Map<Place, Scored> scored(List<Hit> hits, double zero) {
        Map<Place, Scored> scored = new LinkedHashMap<>();
        double range = hits.isEmpty() ? 1 : hits.getFirst().score() - zero;
        for (Hit hit : hits) {
            if (hit.chunk().kind() != ChunkKind.IMPORTS
                    && !scored.containsKey(hit.chunk().place())) {
                double share = range > 0 ? (hit.score() - zero) / range : 1;
                scored.put(hit.chunk().place(), new Scored(member(hit.chunk()), share));
            }
        }
        return scored;
    }

    /** The declaration a chunk belongs to; a split one is read whole. */
    Member member(CodeChunk chunk) {
        boolean whole = chunk.startLine() == chunk.place().startLine()
                && chunk.endLine() == chunk.place().endLine();
        if (whole) {
            return Member.of(List.of(chunk));
        }
        return sources.outline(chunk.file()).members().stream()
                .filter(member -> member.place().equals(chunk.place()))
                .findFirst()
                .orElseGet(() -> Member.of(List.of(chunk)));
    }

    /** Code that has the terms of a name. */
    List<Member> mentioning(String name) {
        List<Member> members = new ArrayList<>();
        for (Hit hit : store.lexical(name, ChunkFilter.NONE, HITS / 5)) {
            Member member = member(hit.chunk());
            if (member.isCode() && member.text().contains(name)) {
                members.add(member);
            }
        }
        return members;
    }
}
