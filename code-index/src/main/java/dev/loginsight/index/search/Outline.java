package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declarations of one file, in line order. */
record Outline(String file, List<Member> members) {
    static Outline of(CodeStore store, String file) {
        Map<Place, Map<Integer, CodeChunk>> parts = new LinkedHashMap<>();
        for (CodeChunk chunk : store.chunksOf(file)) {
            parts.computeIfAbsent(chunk.place(), place -> new LinkedHashMap<>()).putIfAbsent(chunk.part(), chunk);
        }
        List<Member> members = parts.values().stream()
                .map(chunks -> Member.of(new ArrayList<>(chunks.values())))
                .sorted(Comparator.comparingInt((Member m) -> m.place().startLine())
                        .thenComparing(Member::id))
                .toList();
        return new Outline(file, members);
    }

    /** The smallest declaration around a line. */
    Optional<Member> at(int line) {
        return members.stream()
                .filter(member -> member.place().contains(line))
                .min(Comparator.comparingInt(Member::lines).thenComparing(member -> member.isCode() ? 0 : 1));
    }

    String language() {
        return members.isEmpty() ? "" : members.getFirst().language();
    }
}
