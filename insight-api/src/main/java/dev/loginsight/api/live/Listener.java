package dev.loginsight.api.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open connection, with a thread and a short queue of its own, so that a slow reader holds up nobody. One that falls too far
 * behind is cut off; it comes back by itself and says where it stopped.
 */
final class Listener implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int QUEUE = 512;
    private static final long CHANGED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Message END = new Message(-1, "");

    private final SseEmitter emitter;
    private final EventIds ids;
    private final long heartbeatNanos;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(QUEUE);
    private final long beganNanos = System.nanoTime();
    private final long longestNanos;
    private volatile boolean over;
    private long sentNanos;
    private long changedNanos;
    private boolean changed;

    Listener(SseEmitter emitter, EventIds ids, Duration heartbeat, Duration longest) {
        this.emitter = emitter;
        this.ids = ids;
        this.heartbeatNanos = heartbeat.toNanos();
        this.longestNanos = longest.toNanos();
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** @return false when it is too far behind; it will end */
    boolean offer(Message message) {
        if (!queue.offer(message)) {
            over = true;
            return false;
        }
        return true;
    }

    void end() {
        over = true;
        // Wakes the thread; when the queue is full it is awake anyway.
        queue.offer(END);
    }

    @Override
    public void run() {
        try {
            while (!over && System.nanoTime() - beganNanos < longestNanos) {
                Message next = queue.poll(nanosToWait(), TimeUnit.NANOSECONDS);
                if (next == END) {
                    break;
                }
                if (next != null) {
                    send(SseEmitter.event()
                            .id(ids.of(next.number()))
                            .name("insight")
                            .data(next.json(), MediaType.APPLICATION_JSON));
                    changed = true;
                }
                sayChangedWhenDue();
                beatWhenDue();
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // Usual: the browser went away. The container has ended or will end the request itself.
            LOG.debug("a listener is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** First thing on a new connection: headers leave, so the browser knows that it is open. */
    void greet(boolean missedSome) throws IOException {
        emitter.send(SseEmitter.event().reconnectTime(2_000).comment("live"));
        if (missedSome) {
            emitter.send(SseEmitter.event().name("changed").data("{}", MediaType.APPLICATION_JSON));
        }
        sentNanos = System.nanoTime();
        changedNanos = sentNanos - CHANGED_EVERY_NANOS;
    }

    private long nanosToWait() {
        long now = System.nanoTime();
        long wait = Math.min(heartbeatNanos - (now - sentNanos), longestNanos - (now - beganNanos));
        if (changed) {
            wait = Math.min(wait, CHANGED_EVERY_NANOS - (now - changedNanos));
        }
        return Math.max(0, wait);
    }

    /** At most once a second, and always after the last event: what a page needs to know to fetch itself anew. */
    private void sayChangedWhenDue() throws IOException {
        if (changed && System.nanoTime() - changedNanos >= CHANGED_EVERY_NANOS) {
            send(SseEmitter.event().name("changed").data("{}", MediaType.APPLICATION_JSON));
            changedNanos = System.nanoTime();
            changed = false;
        }
    }

    private void beatWhenDue() throws IOException {
        if (System.nanoTime() - sentNanos >= heartbeatNanos) {
            send(SseEmitter.event().comment("still here"));
        }
    }

    private void send(SseEmitter.SseEventBuilder event) throws IOException {
        emitter.send(event);
        sentNanos = System.nanoTime();
    }
}
