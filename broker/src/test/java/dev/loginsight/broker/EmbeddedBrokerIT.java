package dev.loginsight.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "logs";

    @TempDir
    Path dir;

    @Test
    void start_afterClose_stillHoldsWhatWasAcknowledged() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + broker.port());
            send(broker.bootstrapServers(), List.of("a", "b"));
            assertThat(read(broker.bootstrapServers(), 2)).containsExactly("a", "b");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
            send(broker.bootstrapServers(), List.of("c"));
            assertThat(read(broker.bootstrapServers(), 3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void start_afterSigkill_stillHoldsWhatWasAcknowledged() throws Exception {
        List<String> sent = IntStream.range(0, 500).mapToObj(i -> "record " + i).toList();
        Process other = startBrokerInAnotherProcess();
        try {
            String bootstrapServers = other.inputReader().readLine();
            send(bootstrapServers, sent);
            assertThatThrownBy(() -> EmbeddedBroker.start(dir, 0))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("The broker's folder %s is in use by process %d; stop that one or choose another home."
                            .formatted(dir, other.pid()));
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0)) {
            assertThat(read(broker.bootstrapServers(), sent.size())).isEqualTo(sent);
        }
    }

    @Test
    void start_portInUse_saysWhichAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedBroker.start(dir, taken.getLocalPort()))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage(
                            ("Port %d on 127.0.0.1 is in use by another program; stop it or set kafka.port to another one"
                                            + " (0 takes a free one).")
                                    .formatted(taken.getLocalPort()));
        }
        DataDirectory.open(dir).close(); // the folder is free again
    }

    @Test
    void start_fileInPlaceOfTheFolder_saysSo() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("broker"), 0))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("cannot write to its folder " + file.resolve("broker"))
                .hasMessageEndingWith("choose a home that this user may write to.");
    }

    @Test
    void start_folderOfAnotherKafka_isLeftAlone() throws IOException {
        Path meta = Files.createDirectories(dir.resolve("kafka")).resolve("meta.properties");
        Files.writeString(meta, "version=1\nnode.id=5\ncluster.id=9MAmQ3wKTKS-nRVZ4DBGqQ\n");

        assertThatThrownBy(() -> EmbeddedBroker.start(dir, 0))
                .isInstanceOf(BrokerException.class)
                .hasMessage(
                        "The broker's folder %s belongs to another Kafka (node 5); choose another home or move the folder away.",
                        dir.resolve("kafka"));
        assertThat(meta).content().contains("node.id=5");
    }

    @Test
    void start_dataWithoutIdentity_isLeftAlone() throws IOException {
        Files.createDirectories(dir.resolve("kafka/logs-0"));

        assertThatThrownBy(() -> EmbeddedBroker.start(dir, 0))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("holds Kafka data but no meta.properties");
    }

    private Process startBrokerInAnotherProcess() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BrokerProcess.class.getName(), dir.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void send(String bootstrapServers, List<String> values) throws Exception {
        // One request at a time, as the product's own producers: several to a topic that is being created can overtake
        // each other (KAFKA-15591).
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(TOPIC, 0, null, value)))
                    .toList();
            for (var acknowledged : sent) {
                acknowledged.get();
            }
        }
    }

    private static List<String> read(String bootstrapServers, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < giveUp) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
