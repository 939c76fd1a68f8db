package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Hit;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One error being located: the places suspected so far and what is needed to find more. Used by one thread. */
final class Investigation {
    private static final int HITS = 100;
    private static final int FILES_SAYING = 30;

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

    /** @param share of the best's score */
    record Scored(Member member, double share) {}

    /** The declarations that share most with a text, best first, the best with 1: BM25 over each as a whole. */
    Map<Place, Scored> lexical(String text) {
        return lexical(text, List.of());
    }

    /** @param also declarations to be scored beside those that are found */
    Map<Place, Scored> lexical(String text, Collection<Member> also) {
        List<Hit> hits = store.lexical(text, ChunkFilter.NONE, HITS).chunks();
        if (hits.isEmpty()) {
            return Map.of();
        }
        MemberTerms terms = new MemberTerms(text, store.documentFrequencies(text), files.chunkCount());
        Map<Place, Member> members = members(hits);
        also.forEach(member -> members.putIfAbsent(member.place(), member));
        Map<Place, Double> scores = terms.scores(members.values(), sources);
        return scored(members, scores);
    }

    /** The nearest declarations, best first, stretched so that the nearest has 1 and the last that was found 0. */
    Map<Place, Scored> semantic(float[] vector) {
        List<Hit> hits = store.semantic(vector, ChunkFilter.NONE, HITS).chunks();
        Map<Place, Double> scores = new HashMap<>();
        double last = hits.size() < 2 ? 0 : hits.getLast().score();
        for (Hit hit : hits) {
            hit.chunk().pieces().forEach(piece -> scores.merge(piece.place(), hit.score() - last, Math::max));
        }
        return scored(members(hits), scores);
    }

    private Map<Place, Member> members(List<Hit> hits) {
        Map<Place, Member> members = new LinkedHashMap<>();
        for (Hit hit : hits) {
            for (Member member : sources.outline(hit.chunk().file()).in(hit.chunk())) {
                if (member.kind() != ChunkKind.IMPORTS) {
                    members.putIfAbsent(member.place(), member);
                }
            }
        }
        return members;
    }

    private static Map<Place, Scored> scored(Map<Place, Member> members, Map<Place, Double> scores) {
        double best = scores.values().stream().mapToDouble(x -> x).max().orElse(0);
        List<Scored> ordered = new ArrayList<>();
        members.values().forEach(member -> {
            double score = scores.getOrDefault(member.place(), 0.0);
            if (score > 0 || best == 0) {
                ordered.add(new Scored(member, best > 0 ? score / best : 1));
            }
        });
        ordered.sort(Comparator.comparingDouble(Scored::share)
                .reversed()
                .thenComparing(one -> one.member().file())
                .thenComparing(one -> one.member().place().startLine()));
        Map<Place, Scored> scored = new LinkedHashMap<>();
        ordered.forEach(one -> scored.put(one.member().place(), one));
        return scored;
    }

    /** Code with a statement whose literals a message may have been made of. */
    List<Member> saying(String message, Templates templates) {
        List<Member> members = new ArrayList<>();
        for (String file : store.filesSaying(message, FILES_SAYING)) {
            for (Member member : sources.outline(file).members()) {
                boolean says = sources.code(member).literalsByStatement().stream()
                        .anyMatch(literals -> templates.fit(literals) > 0);
                if (says) {
                    members.add(member);
                }
            }
        }
        return members;
    }

    /** Code that has the terms of a name. */
    List<Member> mentioning(String name) {
        List<Hit> hits = store.lexical(name, ChunkFilter.NONE, HITS / 5).chunks();
        return members(hits).values().stream()
                .filter(member -> member.isCode() && member.text().contains(name))
                .toList();
    }
}
