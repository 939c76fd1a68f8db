package dev.loginsight.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does one thing to each of many, several at a time; the first failure stops the rest and is thrown to the caller. */
final class ParallelWork {
    private final int threads;

    ParallelWork(int threads) {
        this.threads = threads;
    }

    <T> void each(List<T> all, Consumer<T> work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable worker = () -> {
            try {
                for (int i = next.getAndIncrement();
                        i < all.size() && failure.get() == null;
                        i = next.getAndIncrement()) {
                    work.accept(all.get(i));
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, all.size()); i++) {
            started.add(Thread.ofPlatform().daemon().name("scan-" + i).start(worker));
        }
        join(started, failure);
        Throwable problem = failure.get();
        if (problem instanceof Error error) {
            throw error;
        } else if (problem instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /**
     * An interrupt of the caller ends the work as a failure would, and waits for what has begun. It is not passed on: an interrupted
     * thread closes the files of the index that it happens to write.
     */
    private static void join(List<Thread> started, AtomicReference<@Nullable Throwable> failure) {
        boolean interrupted = false;
        for (Thread thread : started) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.compareAndSet(null, new CancellationException("the scan was interrupted"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
