package dev.loginsight.index.search;

import dev.loginsight.core.code.Place;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The repository's own frames of a trace in the order in which they deserve attention: root cause first, innermost call first. */
final class FrameList {
    /** Of one section; a stack overflow alone prints a thousand, all alike. */
    private static final int MOST_FRAMES = 300;

    private static final int REPEATS_OF_A_CYCLE = 3;

    /**
     * One of the repository's frames.
     *
     * @param section 0 for the logged exception, then in the order of the chain
     * @param index among the section's own frames
     * @param foreignAbove whether frames of foreign code come before it in its section
     * @param number as a person counts them in the printed section, 1-based, foreign frames included
     */
    record Own(
            ThrownException thrown,
            int section,
            int index,
            boolean foreignAbove,
            int number,
            Frame frame,
            Resolved at) {}

    private final List<Own> ordered = new ArrayList<>();
    private int foreign;

    private FrameList() {}

    static FrameList of(StackTrace trace, FrameResolver resolver) {
        FrameList list = new FrameList();
        Map<Frame, List<Resolved>> known = new HashMap<>();
        List<ThrownException> chain = trace.chain();
        List<List<Own>> sections = new ArrayList<>();
        for (int section = 0; section < chain.size(); section++) {
            sections.add(list.section(chain.get(section), section, trace.language(), resolver, known));
        }
        List<Own> last = new ArrayList<>();
        for (int section = chain.size() - 1; section >= 0; section--) {
            boolean aside = chain.get(section).relation() == ThrownException.Relation.SUPPRESSED;
            (aside ? last : list.ordered).addAll(sections.get(section));
        }
        list.ordered.addAll(last);
        list.bringCyclesForward(trace);
        return list;
    }

    private List<Own> section(
            ThrownException thrown,
            int section,
            String language,
            FrameResolver resolver,
            Map<Frame, List<Resolved>> known) {
        List<Own> own = new ArrayList<>();
        boolean foreignAbove = false;
        int index = 0;
        for (int i = 0; i < thrown.frames().size() && own.size() < MOST_FRAMES; i++) {
            Frame frame = thrown.frames().get(i);
            List<Resolved> places = known.computeIfAbsent(frame, f -> resolver.resolve(f, language));
            if (places.isEmpty()) {
                foreign++;
                foreignAbove = true;
                continue;
            }
            for (Resolved place : places) {
                own.add(new Own(thrown, section, index, foreignAbove, i + 1, frame, place));
            }
            index++;
        }
        return own;
    }

    /** Of an endless recursion, what repeats is the cause; where it happened to end is not. */
    private void bringCyclesForward(StackTrace trace) {
        boolean overflow = trace.chain().stream()
                .anyMatch(thrown -> thrown.simpleType().equals("StackOverflowError")
                        || thrown.simpleType().equals("RecursionError")
                        || thrown.message().contains("Maximum call stack size exceeded")
                        || thrown.message().contains("stack overflow"));
        if (!overflow) {
            return;
        }
        Map<Place, Integer> times = new HashMap<>();
        ordered.forEach(own -> times.merge(own.at().member().place(), 1, Integer::sum));
        Map<Boolean, List<Own>> byRepetition = ordered.stream()
                .collect(Collectors.partitioningBy(
                        own -> times.getOrDefault(own.at().member().place(), 0) >= REPEATS_OF_A_CYCLE));
        ordered.clear();
        ordered.addAll(byRepetition.getOrDefault(true, List.of()));
        ordered.addAll(byRepetition.getOrDefault(false, List.of()));
    }

    /** Repeats included. */
    List<Own> ordered() {
        return ordered;
    }

    /** How many frames are not this repository's. */
    int foreign() {
        return foreign;
    }
}
