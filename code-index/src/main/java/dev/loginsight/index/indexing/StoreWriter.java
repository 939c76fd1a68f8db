package dev.loginsight.index.indexing;

import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.IndexedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the store from one thread while others read, parse and embed. The queue is short: files wait in memory only until the store
 * has taken them. A failure of the store reaches those who hand over files, and {@link #finish}.
 */
final class StoreWriter {
    /** One file's new generation. */
    record Written(IndexedFile file, int lines) {}

    private static final Written END =
            new Written(new IndexedFile("", "", List.of(), List.of(), "", "", new float[0]), 0);
    private static final int QUEUE = 32;

    private final Supplier<CodeStore> store;
    private final long generation;
    private final @Nullable Duration checkpoints;
    private final Consumer<Written> stored;
    private final BlockingQueue<Written> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread = new Thread(this::run, "index-writer");
    private final List<String> sinceCheckpoint = new ArrayList<>();
    private volatile @Nullable Throwable failure;

    /**
     * @param checkpoints how often to commit on the way, so that a killed run has not embedded in vain; null for never, where
     *     readers must not see the new chunks before all are there
     * @param stored told of every file that the store has taken
     */
    StoreWriter(Supplier<CodeStore> store, long generation, @Nullable Duration checkpoints, Consumer<Written> stored) {
        this.store = store;
        this.generation = generation;
        this.checkpoints = checkpoints;
        this.stored = stored;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Hands a file over, and waits while the queue is full. */
    void write(Written file) {
        rethrow();
        put(file);
    }

    /** Waits until everything handed over is written, though not committed; throws what the store threw. */
    void finish() {
        stop();
        rethrow();
    }

    /** Ends the thread; a failure of it stays unmentioned, because there is a greater one. */
    void stop() {
        if (thread.isAlive()) {
            put(END);
            join();
        }
    }

    private void run() {
        long last = System.nanoTime();
        try {
            for (Written file = queue.take(); file != END; file = queue.take()) {
                store.get().write(List.of(file.file()), generation);
                sinceCheckpoint.add(file.file().path());
                stored.accept(file);
                if (checkpoints != null && System.nanoTime() - last > checkpoints.toNanos()) {
                    checkpoint();
                    last = System.nanoTime();
                }
            }
        } catch (Throwable e) {
            failure = e;
            drain();
        }
    }

    private void checkpoint() {
        store.get().retire(sinceCheckpoint, generation);
        store.get().commit();
        sinceCheckpoint.clear();
    }

    /** Nobody may wait forever for a place in the queue of a writer that has failed. */
    private void drain() {
        try {
            for (Written file = queue.take(); file != END; file = queue.take()) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Written file) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(file);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() {
        Throwable problem = failure;
        if (problem instanceof Error error) {
            throw error;
        } else if (problem instanceof RuntimeException exception) {
            throw exception;
        } else if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }
}
