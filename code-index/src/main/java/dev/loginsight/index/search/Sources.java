package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.facts.FactsReader;
import dev.loginsight.index.store.CodeTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outlines and readings of one state of the index, remembered, since the frames of one error and of the next run through the same
 * files. When there are too many it forgets all: what is needed comes back in a moment.
 */
final class Sources {
    private static final int MOST_OUTLINES = 1_000;
    private static final int MOST_READINGS = 4_000;

    private final CodeStore store;
    private final Map<String, Outline> outlines = new ConcurrentHashMap<>();
    private final Map<String, Map<Place, CodeFacts>> facts = new ConcurrentHashMap<>();
    private final Map<String, MethodCode> readings = new ConcurrentHashMap<>();
    private final Map<String, MemberTerms.Counted> terms = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> parts = new ConcurrentHashMap<>();
    private final CodeTerms words = new CodeTerms();

    Sources(CodeStore store) {
        this.store = store;
    }

    Outline outline(String file) {
        Outline known = outlines.get(file);
        if (known == null) {
            known = Outline.of(store, file);
            forgetAt(MOST_OUTLINES, outlines);
            outlines.put(file, known);
        }
        return known;
    }

    /** The words of a name, each once. */
    Set<String> partsOf(String name) {
        Set<String> known = parts.get(name);
        if (known == null) {
            known = Set.copyOf(CodeTerms.parts(name));
            forgetAt(MOST_READINGS, parts);
            parts.put(name, known);
        }
        return known;
    }

    MemberTerms.Counted terms(Member member) {
        MemberTerms.Counted known = terms.get(member.id());
        if (known == null) {
            synchronized (words) {
                known = MemberTerms.Counted.of(member, words);
            }
            forgetAt(MOST_READINGS, terms);
            terms.put(member.id(), known);
        }
        return known;
    }

    MethodCode code(Member member) {
        MethodCode known = readings.get(member.id());
        if (known == null || !known.member().place().equals(member.place())) {
            CodeFacts stored = facts(member.file()).get(member.place());
            known = new MethodCode(member, stored == null ? read(member) : stored);
            forgetAt(MOST_READINGS, readings);
            readings.put(member.id(), known);
        }
        return known;
    }

    /** Of what the store holds none: loose lines, and methods within a field's initialiser. */
    private static CodeFacts read(Member member) {
        return FactsReader.read(member.place(), member.kind(), member.language(), member.text(), member.firstLine());
    }

    Map<Place, CodeFacts> facts(String file) {
        Map<Place, CodeFacts> known = facts.get(file);
        if (known == null) {
            known = new HashMap<>();
            for (CodeFacts one : store.factsOf(file)) {
                known.put(one.place(), one);
            }
            forgetAt(MOST_OUTLINES, facts);
            facts.put(file, known);
        }
        return known;
    }

    private static void forgetAt(int most, Map<String, ?> map) {
        if (map.size() >= most) {
            map.clear();
        }
    }
}
