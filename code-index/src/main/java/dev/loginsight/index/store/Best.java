package dev.loginsight.index.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best so many by score, and all that tie with the last of them: who of those stays is decided by what they are called. */
final class Best {
    /** @param leaf number of the segment */
    record Scored(int leaf, int document, float score) {}

    private final int limit;
    private final PriorityQueue<Scored> best = new PriorityQueue<>(Comparator.comparingDouble(Scored::score));
    private final List<Scored> tied = new ArrayList<>();

    Best(int limit, int mostDocuments) {
        this.limit = Math.min(limit, Math.max(1, mostDocuments));
    }

    /** What a score has to reach to matter. */
    float least() {
        return best.size() < limit ? Float.NEGATIVE_INFINITY : best.peek().score;
    }

    void offer(int leaf, int document, float score) {
        if (best.size() < limit) {
            best.add(new Scored(leaf, document, score));
            return;
        }
        float worst = best.peek().score;
        if (score > worst) {
            Scored out = best.poll();
            best.add(new Scored(leaf, document, score));
            if (best.peek().score == out.score) {
                tied.add(out);
            } else {
                tied.clear();
            }
        } else if (score == worst) {
            tied.add(new Scored(leaf, document, score));
        }
    }

    List<Scored> withTies() {
        List<Scored> all = new ArrayList<>(tied);
        all.addAll(best);
        return all;
    }
}
