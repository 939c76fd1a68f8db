package dev.loginsight.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.broker.EmbeddedBroker;
import dev.loginsight.core.log.ErrorEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class IngestorIT {
    @TempDir
    static Path home;

    private static final JsonMapper JSON = new JsonMapper();
    private static EmbeddedBroker broker;
    private static ConfigurableApplicationContext ingestor;
    private static String url;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(home.resolve("broker"), 0);
        ingestor = new SpringApplicationBuilder(IngestorConfiguration.class)
                .properties(Map.of("spring.config.name", "ingestor"))
                .run(
                        "--loginsight.home=" + home,
                        "--loginsight.port=0",
                        "--loginsight.kafka.bootstrap-servers=" + broker.bootstrapServers());
        url = "http://127.0.0.1:" + ingestor.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        ingestor.close();
        broker.close();
    }

    @Test
    void post_errorEvent_isInKafkaWhenAcknowledged() throws Exception {
        HttpResponse<String> response = post("application/json", """
                {"id":"a-1","severity":"ERROR","service":"shop","message":"boom",
                 "stackTrace":"java.lang.IllegalStateException: x\\n\\tat a.B.c(B.java:1)"}""");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"analyzed\":1,\"duplicates\":0}");
        ErrorEvent error = published().stream()
                .filter(event -> event.event().id().equals("a-1"))
                .findFirst()
                .orElseThrow();
        assertThat(error.event().service()).isEqualTo("shop");
        assertThat(error.event().stackTrace().top().frames()).hasSize(1);
    }

    static List<ErrorEvent> published() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
        List<ErrorEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ErrorEvent.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    ErrorEvent event = JSON.readValue(record.value(), ErrorEvent.class);
                    assertThat(record.key()).isEqualTo(event.fingerprint().value());
                    events.add(event);
                }
            }
        }
        return events;
    }

    static HttpResponse<String> post(String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
