package dev.loginsight.index.indexing;

import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.EmbeddingModel;
import dev.loginsight.index.chunk.Chunker;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.LuceneCodeStore;
import dev.loginsight.merkle.FileNote;
import dev.loginsight.merkle.GitHistory;
import dev.loginsight.merkle.ScanResult;
import dev.loginsight.merkle.Snapshot;
import dev.loginsight.merkle.SourceScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the indexer, with the lock held. */
final class IndexRun {
    /** How much work a killed run may lose at most. */
    private static final Duration CHECKPOINTS = Duration.ofSeconds(60);

    private final RepositoryHome repository;
    private final EmbeddingModel model;
    private final @Nullable String damage;
    private final long started;
    private final ProgressCount progress;
    private final @Nullable IndexIdentity before;
    private final long generation;
    private final boolean fromNothing;
    private final StoreAccess store;
    private final Vectors vectors;
    private final StoreWriter writer;
    private final Refresh refresh;
    private boolean begun;

    /** @param damage what is wrong with the index, so that it has to be built from nothing; null when nothing is known to be */
    IndexRun(
            RepositoryHome repository,
            Embedder embedder,
            IndexOptions options,
            @Nullable String damage,
            IndexListener listener,
            long started) {
        this.repository = repository;
        this.model = embedder.model();
        this.damage = damage;
        boolean anew = options.full() || damage != null;
        this.started = started;
        this.progress = new ProgressCount(listener);
        this.before = anew ? anyIdentity() : checkedIdentity();
        this.generation = before == null ? 1 : before.nextGeneration();
        this.fromNothing = anew || before == null || !repository.hasStore();
        this.store = new StoreAccess(this::openStore);
        this.vectors = new Vectors(embedder, store, fromNothing);
        this.writer = new StoreWriter(store, generation, anew ? null : CHECKPOINTS, progress::stored);
        this.refresh = new Refresh(fromNothing ? null : store, vectors, writer, this::begin, progress);
    }

    private @Nullable IndexIdentity checkedIdentity() {
        IndexIdentity identity = repository.identity().orElse(null);
        if (identity != null) {
            identity.check(model);
        }
        return identity;
    }

    /** A rebuild needs nothing of the old index, but does not use a generation twice. */
    private @Nullable IndexIdentity anyIdentity() {
        try {
            return repository.identity().orElse(null);
        } catch (IndexMismatchException e) {
            return null;
        }
    }

    private CodeStore openStore() {
        return fromNothing
                ? LuceneCodeStore.rebuild(repository.lucene(), model)
                : LuceneCodeStore.open(repository.lucene(), model);
    }

    IndexReport run(SourceScanner scanner) {
        Snapshot previous = fromNothing
                ? Snapshot.NONE
                : Snapshot.load(repository.snapshot()).orNone();
        // After a run that was killed the store may hold states of files that no snapshot knows: every file counts as
        // new.
        boolean trusted = !fromNothing && before != null && before.unfinished() == 0 && previous != Snapshot.NONE;
        try (store) {
            ScanResult result = scan(scanner, trusted ? previous : Snapshot.NONE);
            Snapshot snapshot = result.snapshot().without(paths(refresh.failed()));
            Set<String> deleted = trusted ? Set.copyOf(result.changes().deleted()) : heldButGone(snapshot);
            boolean lost = refresh.failed().stream()
                    .anyMatch(file -> previous.tree().file(file.path()).isPresent());
            boolean changed = !trusted || lost || !refresh.stored().isEmpty() || !deleted.isEmpty();
            return changed ? changed(result, snapshot, deleted) : unchanged(result, snapshot);
        }
    }

    private ScanResult scan(SourceScanner scanner, Snapshot previous) {
        writer.start();
        try {
            ScanResult result = scanner.scan(previous, refresh);
            writer.finish();
            return result;
        } finally {
            writer.stop();
        }
    }

    private Set<String> heldButGone(Snapshot now) {
        if (fromNothing) {
            return Set.of();
        }
        Set<String> held = new HashSet<>(store.get().files().keySet());
        now.tree().files().forEach(file -> held.remove(file.path()));
        return held;
    }

    /** Notes down, before the first write, that the store may get ahead of the snapshot. */
    private synchronized void begin() {
        if (!begun) {
            begun = true;
            IndexIdentity mark = before == null
                    ? IndexIdentity.begun(repository.root(), model, generation, Instant.now())
                    : before.withUnfinished(generation);
            IdentityFile.save(mark, repository.identityFile());
        }
    }

    private IndexReport changed(ScanResult result, Snapshot snapshot, Set<String> deleted) {
        begin();
        progress.committing();
        long chunksDeleted = refresh.replaced() + retire(deleted);
        store.get().commit();
        snapshot.save(repository.snapshot());
        IndexIdentity after = identity(snapshot, store.get().files());
        IdentityFile.save(after, repository.identityFile());
        return report(result, after, deleted.size(), chunksDeleted);
    }

    /** @return how many chunks of files the index no longer holds */
    private long retire(Set<String> deleted) {
        if (fromNothing) {
            return 0;
        }
        Set<String> lost = new HashSet<>(deleted);
        lost.addAll(paths(refresh.failed()));
        Map<String, Integer> held = store.get().files();
        long chunks =
                lost.stream().mapToLong(file -> held.getOrDefault(file, 0)).sum();
        lost.addAll(refresh.stored());
        store.get().retire(lost, generation);
        return chunks;
    }

    private IndexReport unchanged(ScanResult result, Snapshot snapshot) {
        if (result.worthSaving()) {
            snapshot.save(repository.snapshot());
        }
        return report(result, Objects.requireNonNull(before), 0, 0);
    }

    private IndexIdentity identity(Snapshot snapshot, Map<String, Integer> held) {
        return new IndexIdentity(
                IndexIdentity.FORMAT,
                Chunker.VERSION,
                model,
                repository.root(),
                snapshot.tree().rootHash().hex(),
                held.size(),
                held.values().stream().mapToLong(Integer::longValue).sum(),
                generation,
                0,
                CommitFiles.in(repository.lucene()),
                commit(),
                Instant.now());
    }

    private @Nullable String commit() {
        GitHistory history = GitHistory.open(repository.root()).orElse(null);
        if (history == null) {
            return null;
        }
        try (history) {
            return history.head().orElse(null);
        }
    }

    private static Set<String> paths(List<FileNote> notes) {
        return notes.stream().map(FileNote::path).collect(Collectors.toSet());
    }

    private IndexReport report(ScanResult result, IndexIdentity index, int filesDeleted, long chunksDeleted) {
        List<FileNote> notes = Stream.concat(result.notes().stream(), refresh.problems().stream())
                .sorted(Comparator.comparing(FileNote::path))
                .toList();
        return new IndexReport(
                repository.root(),
                damage,
                result.tree().files().size(),
                refresh.stored().size(),
                filesDeleted,
                result.skipped(),
                refresh.failed(),
                notes,
                refresh.written(),
                chunksDeleted,
                vectors.computed(),
                vectors.reused(),
                progress.lines(),
                index.chunks(),
                index.merkleRoot(),
                index.generation(),
                (System.nanoTime() - started) / 1_000_000);
    }
}
