package dev.loginsight.worker.consume;

import dev.loginsight.core.log.Fingerprint;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state topic in memory. Groups that wait for their analysis are all kept, there are never many; of the analysed ones those seen last,
 * for fingerprints come from strangers and may be any number. One that is forgotten is analysed once more if it comes back.
 */
final class States {
    /** About 250 bytes each. */
    private static final int REMEMBERED = 100_000;

    private final Map<Fingerprint, AnalysisState> pending = new HashMap<>();
    private final LinkedHashMap<Fingerprint, AnalysisState> analysed;

    States() {
        this(REMEMBERED);
    }

    States(int remembered) {
        analysed = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Fingerprint, AnalysisState> eldest) {
                return size() > remembered;
            }
        };
    }

    synchronized Optional<AnalysisState> get(Fingerprint fingerprint) {
        AnalysisState waiting = pending.get(fingerprint);
        return Optional.ofNullable(waiting == null ? analysed.get(fingerprint) : waiting);
    }

    /** Keeps the state unless a later one is known: what this process just wrote comes back from the topic after what it wrote since. */
    synchronized void put(Fingerprint fingerprint, AnalysisState state) {
        AnalysisState known = get(fingerprint).orElse(null);
        if (known != null && known.at().isAfter(state.at())) {
            return;
        }
        remove(fingerprint);
        (state.isPending() ? pending : analysed).put(fingerprint, state);
    }

    synchronized void remove(Fingerprint fingerprint) {
        pending.remove(fingerprint);
        analysed.remove(fingerprint);
    }

    /** Groups of these partitions that still wait. */
    synchronized Map<Fingerprint, AnalysisState> pendingOf(Collection<Integer> partitions) {
        Map<Fingerprint, AnalysisState> found = new HashMap<>();
        pending.forEach((fingerprint, state) -> {
            if (partitions.contains(state.partition())) {
                found.put(fingerprint, state);
            }
        });
        return found;
    }

    synchronized int size() {
        return pending.size() + analysed.size();
    }
}
