package dev.loginsight.bench.errors;

import java.util.List;

/**
 * One bug's answer, and beside it what reading the stack frames in order gives; 1-based ranks, 0 where the answer is not in the list.
 *
 * @param places what was answered, best first
 */
record Scored(Bug bug, List<Found> places, int method, int file, int framesMethod, int framesFile) {
    Scored {
        places = List.copyOf(places);
    }

    static Scored of(Bug bug, List<Found> places, List<Found> frames) {
        return new Scored(
                bug,
                places,
                bug.methodRank(places),
                bug.fileRank(places),
                bug.methodRank(frames),
                bug.fileRank(frames));
    }
}
