package dev.loginsight.ingestor.collect;

import dev.loginsight.ingestor.stats.EventKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which ids are being taken in right now, and by whom. Two requests with the same id at the same time must not both count it,
 * and the second must not be acknowledged before the first is durable.
 *
 * <p>A request gets all of its ids or none, and holds none while it waits, so that no two wait for each other.
 */
final class Claims {
    private final Map<EventKey, CompletableFuture<Void>> taken = new HashMap<>();

    /** Ids that are one request's own until it lets them go. */
    record Claim(Collection<EventKey> keys, CompletableFuture<Void> end) {}

    /** Waits until nobody else takes in any of these ids. */
    Claim take(Collection<EventKey> keys) {
        Claim claim = new Claim(List.copyOf(keys), new CompletableFuture<>());
        for (Set<CompletableFuture<Void>> holders = tryTake(claim); !holders.isEmpty(); holders = tryTake(claim)) {
            holders.forEach(CompletableFuture::join);
        }
        return claim;
    }

    private synchronized Set<CompletableFuture<Void>> tryTake(Claim claim) {
        Set<CompletableFuture<Void>> holders = new HashSet<>();
        for (EventKey key : claim.keys) {
            CompletableFuture<Void> holder = taken.get(key);
            if (holder != null) {
                holders.add(holder);
            }
        }
        if (holders.isEmpty()) {
            claim.keys.forEach(key -> taken.put(key, claim.end));
        }
        return holders;
    }

    /** Lets others take the ids; they look again whether these have been counted. */
    void release(Claim claim) {
        synchronized (this) {
            claim.keys.forEach(taken::remove);
        }
        claim.end.complete(null);
    }
}
