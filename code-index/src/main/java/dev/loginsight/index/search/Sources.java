package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeStore;
import java.util.Map;
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
    private final Map<String, MethodCode> readings = new ConcurrentHashMap<>();

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

    MethodCode code(Member member) {
        MethodCode known = readings.get(member.id());
        if (known == null || !known.member().place().equals(member.place())) {
            known = new MethodCode(member);
            forgetAt(MOST_READINGS, readings);
            readings.put(member.id(), known);
        }
        return known;
    }

    private static void forgetAt(int most, Map<String, ?> map) {
        if (map.size() >= most) {
            map.clear();
        }
    }
}
