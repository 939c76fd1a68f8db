package dev.loginsight.index.search;

import dev.loginsight.core.code.RankedPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Orders the suspected places and turns them into an answer. */
final class Verdict {
    private static final double SCALE = 4;

    private static final Comparator<Suspicion> STRONGEST = (a, b) -> {
        if (a.score() != b.score()) {
            return Double.compare(b.score(), a.score());
        }
        int file = a.member().file().compareTo(b.member().file());
        int line = Integer.compare(
                a.member().place().startLine(), b.member().place().startLine());
        return file != 0 ? file : line;
    };

    private Verdict() {}

    static List<RankedPlace> of(Investigation investigation, int k) {
        List<Suspicion> ordered = ordered(investigation);
        return places(ordered.subList(0, Math.min(k, ordered.size())));
    }

    static List<PlaceEvidence> evidence(Investigation investigation) {
        return ordered(investigation).stream().map(Suspicion::evidence).toList();
    }

    private static List<Suspicion> ordered(Investigation investigation) {
        List<Suspicion> suspicions = new ArrayList<>(investigation.suspicions());
        suspicions.sort(STRONGEST);
        boolean mainFrames = suspicions.stream().anyMatch(s -> s.isFrame() && !isTest(investigation, s));
        boolean noFrames = suspicions.stream().noneMatch(Suspicion::isFrame);
        List<Suspicion> ordered = new ArrayList<>();
        if (mainFrames || noFrames) {
            ordered.addAll(takeTurns(
                    suspicions.stream().filter(s -> !isTest(investigation, s)).toList()));
            ordered.addAll(takeTurns(
                    suspicions.stream().filter(s -> isTest(investigation, s)).toList()));
        } else {
            ordered.addAll(takeTurns(suspicions));
        }
        return ordered;
    }

    private static boolean isTest(Investigation investigation, Suspicion suspicion) {
        return investigation.files.traits().isTest(suspicion.member().file());
    }

    private static List<Suspicion> takeTurns(List<Suspicion> byScore) {
        return Turns.of(byScore, Suspicion::isFrame);
    }

    /** Scores are shown between 0 and 1 and never rise down the list. */
    private static List<RankedPlace> places(List<Suspicion> ordered) {
        List<RankedPlace> places = new ArrayList<>();
        double least = 1;
        for (Suspicion suspicion : ordered) {
            least = Math.min(least, 1 / (1 + Math.exp(SCALE / 2 - suspicion.score() / 2)));
            Integer line = suspicion.line() > 0 ? Integer.valueOf(suspicion.line()) : null;
            List<String> why =
                    suspicion.reasons().isEmpty() ? List.of("shares words with the error") : suspicion.reasons();
            places.add(new RankedPlace(suspicion.member().place(), least, why, line));
        }
        return places;
    }
}
