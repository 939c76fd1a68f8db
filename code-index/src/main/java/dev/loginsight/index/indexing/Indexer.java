package dev.loginsight.index.indexing;

import dev.loginsight.core.code.Embedder;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.NoIndexException;
import dev.loginsight.merkle.IndexLock;
import dev.loginsight.merkle.LockAttempt;
import dev.loginsight.merkle.ScanListener;
import dev.loginsight.merkle.ScanOptions;
import dev.loginsight.merkle.ScanResult;
import dev.loginsight.merkle.Snapshot;
import dev.loginsight.merkle.SourceScanner;
import dev.loginsight.merkle.UnscannableRootException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index of a directory up to date. Only files whose content changed are read, only chunks whose text changed are
 * embedded, and where nothing changed nothing is written.
 *
 * <p>A run may be killed at any instant: the new generation of the changed files is written first, then their old one is retired, then
 * the store commits, and only then the snapshot is replaced. Before its first write a run notes down its generation, so that the
 * next one knows that the store may be ahead of the snapshot, and then looks at every file again. An index that is found damaged is
 * built anew.
 */
public final class Indexer {
    private final IndexHome home;
    private final Embedder embedder;

    /** @param embedder used only when something has to be embedded; its model must be known without work */
    public Indexer(IndexHome home, Embedder embedder) {
        this.home = home;
        this.embedder = embedder;
    }

    /**
     * One run. Other runs on the same root, in this and in other processes, are refused meanwhile; readers are not disturbed.
     *
     * @throws UnscannableRootException if {@code root} is no directory that can be listed
     * @throws IndexMismatchException if the index was made by another version or for another model, and {@code options.full()} is
     *     not set
     * @throws IndexingException if another run holds the lock, or the index cannot be written
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public IndexReport refresh(Path root, IndexOptions options, IndexListener listener) {
        long started = System.nanoTime();
        SourceScanner scanner = scanner(root, options);
        RepositoryHome repository = home.of(scanner.root());
        try {
            IndexLock lock = lock(repository);
            try {
                return run(repository, options, listener, started, scanner);
            } finally {
                lock.close();
            }
        } catch (UncheckedIOException e) {
            throw WriteFailure.explained(repository, e);
        }
    }

    private IndexReport run(
            RepositoryHome repository,
            IndexOptions options,
            IndexListener listener,
            long started,
            SourceScanner scanner) {
        String damage = options.full() ? null : Damage.of(repository).orElse(null);
        try {
            return new IndexRun(repository, embedder, options, damage, listener, started).run(scanner);
        } catch (IndexMismatchException e) {
            // Damage that the names and sizes of the files do not show.
            String shown = Damage.shownBy(e).orElse(null);
            if (options.full() || damage != null || shown == null) {
                throw e;
            }
            return new IndexRun(repository, embedder, options, shown, listener, started).run(scanner);
        }
    }

    /**
     * What a run would find changed; nothing is written, and no lock is needed. A damaged index is told of, not thrown.
     *
     * @throws NoIndexException if no run has completed yet
     * @throws IndexMismatchException if the index was made by another version or for another model
     */
    public IndexStatus status(Path root, IndexOptions options) {
        SourceScanner scanner = scanner(root, options);
        RepositoryHome repository = home.of(scanner.root());
        IndexIdentity identity = null;
        String damage;
        try {
            identity = home.require(scanner.root(), embedder.model());
            damage = damage(repository, identity);
        } catch (IndexMismatchException e) {
            damage = Damage.shownBy(e).orElseThrow(() -> e);
        }
        ScanResult result = scanner.scan(Snapshot.load(repository.snapshot()).orNone(), ScanListener.SILENT);
        return new IndexStatus(
                scanner.root(),
                identity,
                damage,
                result.changes(),
                result.tree().rootHash().hex());
    }

    /** A run of another process may have committed between our look at the description and that at the files. */
    private @Nullable String damage(RepositoryHome repository, IndexIdentity identity) {
        String damage = Damage.of(repository, identity).orElse(null);
        boolean moved = damage != null
                && !home.require(repository.root(), embedder.model()).equals(identity);
        return moved ? null : damage;
    }

    private SourceScanner scanner(Path root, IndexOptions options) {
        SourceScanner plain = new SourceScanner(root, scanOptions(options, options.excludes()));
        Path inside = real(home.directory());
        if (!inside.startsWith(plain.root()) || inside.equals(plain.root())) {
            return plain;
        }
        // A home inside the repository must not be indexed into itself.
        List<String> excludes = new ArrayList<>(options.excludes());
        excludes.add("/" + plain.root().relativize(inside).toString().replace('\\', '/') + "/");
        return new SourceScanner(root, scanOptions(options, excludes));
    }

    private static Path real(Path directory) {
        return new IndexHome(directory).of(directory).root();
    }

    private static ScanOptions scanOptions(IndexOptions options, List<String> excludes) {
        return new ScanOptions(options.maxFileBytes(), excludes, options.threads());
    }

    private static IndexLock lock(RepositoryHome repository) {
        return switch (IndexLock.tryAcquire(repository.lock())) {
            case LockAttempt.Acquired acquired -> acquired.lock();
            case LockAttempt.Held held ->
                throw new IndexingException(
                        "The index of " + repository.root() + " is being written: its lock is " + held.sentence()
                                + ". Wait until that run has ended, or end it.",
                        null);
        };
    }
}
