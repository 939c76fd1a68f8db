package dev.loginsight.api.sink;

import dev.loginsight.api.live.LiveUpdates;
import dev.loginsight.core.insight.InsightStore;
import dev.loginsight.core.insight.InsightUpdate;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Stores one batch in one transaction; the container commits its offsets once this returns. A record that can never be stored goes
 * to the dead letters and does not hold up the others. A store that fails is not the records' fault: the exception makes the
 * container come again with the same batch, and what was stored already counts once.
 */
final class SinkListener implements BatchMessageListener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(SinkListener.class);

    private record Readable(ConsumerRecord<byte[], byte[]> record, InsightUpdate update) {}

    private record Poisoned(ConsumerRecord<byte[], byte[]> record, String why) {}

    private final InsightStore store;
    private final LiveUpdates live;
    private final DeadLetters deadLetters;
    private final SinkState state;

    SinkListener(InsightStore store, LiveUpdates live, DeadLetters deadLetters, SinkState state) {
        this.store = store;
        this.live = live;
        this.deadLetters = deadLetters;
        this.state = state;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            List<Poisoned> poisoned = new ArrayList<>();
            List<InsightUpdate> stored = store(readable(records, poisoned), poisoned);
            // After the others are safe: where the store is down, a batch comes again and again, and its dead letters
            // need not.
            poisoned.forEach(this::putAside);
            state.storedRecords(stored.size());
            live.publish(stored, store);
        } catch (RuntimeException e) {
            if (state.troubled(String.valueOf(e.getMessage()))) {
                LOG.error("{} insight updates cannot be stored yet and wait in Kafka", records.size(), e);
            }
            throw e;
        }
    }

    private static List<Readable> readable(List<ConsumerRecord<byte[], byte[]>> records, List<Poisoned> poisoned) {
        List<Readable> readable = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                readable.add(new Readable(record, UpdateReader.read(record.value())));
            } catch (UpdateReader.Unreadable e) {
                poisoned.add(new Poisoned(record, String.valueOf(e.getMessage())));
            }
        }
        return readable;
    }

    private List<InsightUpdate> store(List<Readable> readable, List<Poisoned> poisoned) {
        List<InsightUpdate> updates = readable.stream().map(Readable::update).toList();
        try {
            store.apply(updates);
            return updates;
        } catch (RuntimeException e) {
            if (isStoresFault(e)) {
                throw e;
            }
            LOG.warn(
                    "a batch of {} insight updates holds one that cannot be stored; storing one by one",
                    updates.size(),
                    e);
            return storeOneByOne(readable, poisoned);
        }
    }

    private List<InsightUpdate> storeOneByOne(List<Readable> readable, List<Poisoned> poisoned) {
        List<InsightUpdate> stored = new ArrayList<>(readable.size());
        for (Readable one : readable) {
            try {
                store.apply(List.of(one.update()));
                stored.add(one.update());
            } catch (RuntimeException e) {
                if (isStoresFault(e)) {
                    throw e;
                }
                poisoned.add(new Poisoned(one.record(), String.valueOf(e)));
            }
        }
        return stored;
    }

    /** The port promises UncheckedIOException for a store out of reach; one that is closed is on its way down. */
    private static boolean isStoresFault(RuntimeException e) {
        return e instanceof UncheckedIOException || e instanceof IllegalStateException;
    }

    private void putAside(Poisoned poisoned) {
        ConsumerRecord<byte[], byte[]> record = poisoned.record();
        deadLetters.put(record, poisoned.why(), Sink.GROUP);
        state.deadLetter();
        LOG.warn(
                "put aside on {}: partition {} offset {} of {}, because {}",
                DeadLetters.TOPIC,
                record.partition(),
                record.offset(),
                record.topic(),
                poisoned.why());
    }
}
