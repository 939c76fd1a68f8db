package dev.loginsight.index.search;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.index.store.CodeTerms;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.NoIndexException;
import java.io.Closeable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The repositories a process serves. One whose index does not exist yet, or cannot be read, is tried again whenever the set
 * is asked for; until then {@link #problems} says what is wrong with it. Safe for use by several threads.
 */
public final class CodeIndexes implements Closeable {
    private final Function<Path, CodeIndex> opener;
    private final Map<Path, CodeIndex> open = new LinkedHashMap<>();
    private final Map<Path, String> waiting = new LinkedHashMap<>();
    private final Set<Path> inPreparation = new HashSet<>();

    /** @param opener opens the index of a root, or throws one of the exceptions that {@link CodeIndex} documents */
    public CodeIndexes(Function<Path, CodeIndex> opener) {
        this.opener = opener;
    }

    /** Adds a repository; a root that is known already changes nothing. */
    public synchronized void add(Path root) {
        if (!open.containsKey(root)) {
            waiting.putIfAbsent(root, "not opened yet");
            openWaiting();
        }
    }

    /** Says that a repository is being indexed for the first time; {@link #prepared} has to follow, whatever comes of it. */
    public synchronized void preparing(Path root) {
        inPreparation.add(root);
    }

    public synchronized void prepared(Path root) {
        inPreparation.remove(root);
        notifyAll();
    }

    /** Those that are being indexed for the first time. */
    public synchronized Set<Path> inPreparation() {
        return Set.copyOf(inPreparation);
    }

    /**
     * Waits until no repository is being indexed for the first time.
     *
     * @return whether that is so; false when the limit passed before
     */
    public synchronized boolean awaitPrepared(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!inPreparation.isEmpty()) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return false;
            }
            wait(leftMs);
        }
        return true;
    }

    /** Those that can be asked now, in the order they were added. */
    public synchronized List<CodeIndex> all() {
        openWaiting();
        return List.copyOf(open.values());
    }

    /** Root to one sentence for each repository that cannot be asked now. */
    public synchronized Map<Path, String> problems() {
        openWaiting();
        return Map.copyOf(waiting);
    }

    private void openWaiting() {
        for (Path root : List.copyOf(waiting.keySet())) {
            try {
                open.put(root, opener.apply(root));
                waiting.remove(root);
            } catch (NoIndexException | IndexMismatchException | UncheckedIOException e) {
                waiting.put(
                        root,
                        inPreparation.contains(root)
                                ? root + " is being indexed for the first time; it can be searched when that is done."
                                : String.valueOf(e.getMessage()));
            }
        }
    }

    public Optional<CodeIndex> at(Path root) {
        return all().stream().filter(index -> index.root().equals(root)).findFirst();
    }

    /**
     * The repository an event most likely came from: the one that most of its frames run in; without any such frame the one
     * named like the service; else the only one there is. Empty when nothing tells.
     */
    public Optional<CodeIndex> bestFor(LogEvent event) {
        List<CodeIndex> candidates = all();
        CodeIndex best = null;
        int most = 0;
        for (CodeIndex index : candidates) {
            int frames = index.inAppFrames(event).size();
            if (frames > most) {
                most = frames;
                best = index;
            }
        }
        if (best != null) {
            return Optional.of(best);
        }
        String service = CodeTerms.normalized(event.service());
        Optional<CodeIndex> named = candidates.stream()
                .filter(index -> CodeTerms.normalized(index.name()).equals(service))
                .findFirst();
        return named.or(() -> candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty());
    }

    @Override
    public synchronized void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (CodeIndex index : open.values()) {
            try {
                index.close();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        open.clear();
        waiting.clear();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
