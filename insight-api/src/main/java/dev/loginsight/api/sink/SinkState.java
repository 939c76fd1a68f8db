package dev.loginsight.api.sink;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How the sink is doing, for health pages and for whoever waits until it has caught up. Safe for use by several threads. */
public final class SinkState {
    /**
     * @param sentence what fails, and the likely remedy
     * @param since when it began to fail
     */
    public record Trouble(String sentence, Instant since) {}

    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private volatile boolean running;
    private volatile @Nullable Trouble trouble;

    /** Records stored since the start. */
    public long stored() {
        return stored.get();
    }

    /** Records put aside since the start because nothing could read or store them. */
    public long deadLetters() {
        return deadLetters.get();
    }

    /** Whether it listens: the topics exist and the container has started. */
    public boolean running() {
        return running;
    }

    /** What keeps updates from being stored right now; null when nothing does. They wait in Kafka meanwhile. */
    public @Nullable Trouble trouble() {
        return trouble;
    }

    void isRunning(boolean value) {
        running = value;
    }

    void storedRecords(int count) {
        stored.addAndGet(count);
        trouble = null;
    }

    void deadLetter() {
        deadLetters.incrementAndGet();
    }

    /** @return whether it is new: the same trouble need not be logged at each attempt */
    boolean troubled(String sentence) {
        Trouble before = trouble;
        trouble = new Trouble(sentence, before == null ? Instant.now() : before.since());
        return before == null || !before.sentence().equals(sentence);
    }

    void recovered() {
        trouble = null;
    }
}
