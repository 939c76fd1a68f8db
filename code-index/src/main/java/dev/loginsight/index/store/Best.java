package dev.loginsight.index.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best so many by score, and all that tie with the last of them: who of those stays is decided by what they are called. A binary heap
 * over plain arrays, the least on top: a search offers thousands.
 */
final class Best {
    /** @param leaf number of the segment */
    record Scored(int leaf, int document, float score) {}

    private final int limit;
    private float[] scores;
    /** Leaf and document of each score. */
    private long[] documents;

    private int size;
    /** Those that have the least score too and found no room. */
    private long[] tied = new long[8];

    private int ties;

    Best(int limit, int mostDocuments) {
        this.limit = Math.min(limit, Math.max(1, mostDocuments));
        this.scores = new float[Math.min(this.limit, 256)];
        this.documents = new long[scores.length];
    }

    /** What a score has to reach to matter. */
    float least() {
        return size < limit ? Float.NEGATIVE_INFINITY : scores[0];
    }

    void offer(int leaf, int document, float score) {
        long place = (long) leaf << 32 | document;
        if (size < limit) {
            add(place, score);
            return;
        }
        float least = scores[0];
        if (score > least) {
            long out = documents[0];
            sink(place, score);
            if (scores[0] == least) {
                tie(out);
            } else {
                ties = 0;
            }
        } else if (score == least) {
            tie(place);
        }
    }

    private void add(long place, float score) {
        if (size == scores.length) {
            int larger = Math.min(limit, size * 2);
            scores = Arrays.copyOf(scores, larger);
            documents = Arrays.copyOf(documents, larger);
        }
        int at = size++;
        while (at > 0 && scores[(at - 1) / 2] > score) {
            scores[at] = scores[(at - 1) / 2];
            documents[at] = documents[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        scores[at] = score;
        documents[at] = place;
    }

    /** Puts one in the place of the least. */
    private void sink(long place, float score) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && scores[child + 1] < scores[child]) {
                child++;
            }
            if (scores[child] >= score) {
                break;
            }
            scores[at] = scores[child];
            documents[at] = documents[child];
            at = child;
        }
        scores[at] = score;
        documents[at] = place;
    }

    private void tie(long place) {
        if (ties == tied.length) {
            tied = Arrays.copyOf(tied, ties * 2);
        }
        tied[ties++] = place;
    }

    /** By falling score, those of one score in no particular order. Nothing is left to take after it. */
    List<Scored> takeWithTies() {
        Scored[] falling = new Scored[size + ties];
        float least = size == 0 ? 0 : scores[0];
        for (int i = 0; i < ties; i++) {
            falling[size + i] = scored(tied[i], least);
        }
        while (size > 0) {
            int last = size - 1;
            falling[last] = scored(documents[0], scores[0]);
            size = last;
            sink(documents[last], scores[last]);
        }
        return new ArrayList<>(Arrays.asList(falling));
    }

    private static Scored scored(long place, float score) {
        return new Scored((int) (place >>> 32), (int) place, score);
    }
}
