package dev.loginsight.api.live;

import dev.loginsight.api.problem.ApiProblem;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.core.insight.InsightUpdate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands what was stored to whoever listens. The last events are remembered, so that a listener that was away for a moment gets what
 * it missed. Ends before the web server does, whose own end would otherwise wait for connections that never end by themselves.
 */
public final class LiveUpdates implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
    private static final int REMEMBERED = 256;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final JsonMapper json = new JsonMapper();
    private final EventIds ids = new EventIds(Long.toString(System.currentTimeMillis(), 36));
    private final int maxListeners;
    private final Duration heartbeat;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ArrayDeque<Message> last = new ArrayDeque<>();
    private long number;
    private volatile boolean running;

    /** @param heartbeat longest silence on a connection; it is also how soon one that was cut is noticed */
    public LiveUpdates(int maxListeners, Duration heartbeat) {
        this.maxListeners = maxListeners;
        this.heartbeat = heartbeat;
    }

    /** Tells of each insight in these updates once, with the counts that the store holds now. Never fails its caller. */
    public void publish(List<InsightUpdate> stored, InsightStore store) {
        Map<String, Boolean> analysed = new LinkedHashMap<>();
        stored.forEach(update -> analysed.merge(update.insightId(), update.analysis() != null, Boolean::logicalOr));
        try {
            analysed.forEach((id, isAnalysed) -> store.find(id).ifPresent(insight -> tell(insight, isAnalysed)));
        } catch (RuntimeException e) {
            LOG.warn("stored, but listeners were not told", e);
        }
    }

    private void tell(Insight insight, boolean analysed) {
        String data = json.writeValueAsString(new LiveEvent(
                analysed ? "analysis" : "count",
                insight.id(),
                insight.title(),
                insight.service(),
                insight.severity(),
                insight.occurrences(),
                insight.lastSeen()));
        synchronized (last) {
            Message message = new Message(++number, data);
            last.addLast(message);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
            listeners.forEach(listener -> listener.offer(message));
        }
    }

    /** @throws ApiProblem when as many listen as may */
    SseEmitter listen(@Nullable String lastEventId) throws IOException {
        // No timeout: heartbeats find out who is gone, and an hour is the longest a connection lasts.
        Listener listener = new Listener(new SseEmitter(0L), ids, heartbeat, LONGEST);
        boolean missedSome;
        synchronized (last) {
            if (!running || listeners.size() >= maxListeners) {
                throw ApiProblem.unavailable(
                        "%d listeners are connected, which is as many as may be; close one, or raise loginsight.api.max-live-clients."
                                .formatted(listeners.size()));
            }
            List<Message> missed = new ArrayList<>();
            missedSome = lastEventId != null && !findMissed(lastEventId, missed);
            missed.forEach(listener::offer);
            listeners.add(listener);
        }
        listener.emitter().onCompletion(listener::end);
        listener.greet(missedSome);
        Thread.ofVirtual().name("insight-api-live").start(() -> {
            try {
                listener.run();
            } finally {
                listeners.remove(listener);
            }
        });
        return listener.emitter();
    }

    /** @return false when events are missing that are no longer remembered */
    private boolean findMissed(String lastEventId, List<Message> missed) {
        OptionalLong seen = ids.number(lastEventId);
        if (seen.isEmpty() || seen.getAsLong() > number) {
            return false;
        }
        last.stream().filter(message -> message.number() > seen.getAsLong()).forEach(missed::add);
        return missed.size() == number - seen.getAsLong();
    }

    /** How many listen now. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        synchronized (last) {
            running = false;
        }
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
