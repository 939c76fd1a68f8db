package dev.loginsight.index.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The order in which suspected places are named: the first few by their score alone; below these, places in no frame and frames
 * take turns, so that a long trace leaves room for what it does not show.
 */
public final class Turns {
    private static final int BY_SCORE_ALONE = 5;

    private Turns() {}

    /** @param byScore best first */
    public static <T> List<T> of(List<T> byScore, Predicate<T> isFrame) {
        List<T> ordered = new ArrayList<>(byScore.subList(0, Math.min(BY_SCORE_ALONE, byScore.size())));
        List<T> rest = byScore.subList(ordered.size(), byScore.size());
        List<T> frames = rest.stream().filter(isFrame).toList();
        List<T> others = rest.stream().filter(isFrame.negate()).toList();
        for (int i = 0; i < Math.max(frames.size(), others.size()); i++) {
            if (i < others.size()) {
                ordered.add(others.get(i));
            }
            if (i < frames.size()) {
                ordered.add(frames.get(i));
            }
        }
        return ordered;
    }
}
