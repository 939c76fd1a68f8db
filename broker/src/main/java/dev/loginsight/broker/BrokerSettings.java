package dev.loginsight.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for one small node that is broker and controller at once, on the loopback interface only. */
final class BrokerSettings {
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(Path logs, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(identity(logs, port, controllerPort));
        settings.putAll(liveness());
        settings.putAll(threads());
        settings.putAll(memory());
        settings.putAll(topics());
        settings.putAll(storage());
        return settings;
    }

    private static Map<String, String> identity(Path logs, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(DataDirectory.NODE_ID),
                // Voters come from here at each start and not from the disk, so the controller may change its port.
                "controller.quorum.voters",
                DataDirectory.NODE_ID + "@" + HOST + ":" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + HOST + ":" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "log.dirs",
                logs.toString());
    }

    private static Map<String, String> liveness() {
        return Map.of(
                // After a SIGKILL the controller waits this long before it lets the broker's next incarnation in.
                // Shorter, and a process that gets no processor for a moment loses its partitions for a moment.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                // Proof of life for other nodes, of which there are none: seldom spares the disk.
                "metadata.max.idle.interval.ms", "10000");
    }

    private static Map<String, String> threads() {
        return Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "1",
                "num.replica.fetchers", "1",
                "num.recovery.threads.per.data.dir", "1",
                "num.replica.alter.log.dirs.threads", "1",
                "group.coordinator.threads", "1",
                "share.coordinator.threads", "1",
                // Nobody watches this broker over JMX; what matters of it shows in our own health pages.
                "metric.reporters", "");
    }

    private static Map<String, String> memory() {
        return Map.of(
                "log.cleaner.threads",
                "1",
                "log.cleaner.dedupe.buffer.size",
                Integer.toString(4 << 20),
                "log.cleaner.io.buffer.size",
                Integer.toString(128 << 10),
                "socket.request.max.bytes",
                Integer.toString(32 << 20),
                "queued.max.requests",
                "64",
                "max.incremental.fetch.session.cache.slots",
                "16");
    }

    private static Map<String, String> topics() {
        return Map.of(
                "offsets.topic.num.partitions", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "default.replication.factor", "1",
                // A consumer group of one process need not wait for members that never come.
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> storage() {
        return Map.of(
                // For topics that a client creates by using them.
                "num.partitions", "3",
                "log.segment.bytes", Integer.toString(64 << 20),
                "offsets.topic.segment.bytes", Integer.toString(8 << 20),
                "transaction.state.log.segment.bytes", Integer.toString(8 << 20),
                "metadata.log.segment.bytes", Integer.toString(16 << 20),
                "log.index.size.max.bytes", Integer.toString(1 << 20),
                // A SIGKILL loses nothing without this, for the pages are the kernel's; a power cut at most this much.
                "log.flush.interval.ms", "1000",
                "log.flush.scheduler.interval.ms", "1000",
                "log.retention.hours", "168");
    }
}
