package dev.loginsight.cli.doctor;

import dev.loginsight.cli.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Whether the configured Kafka cluster answers; a broker inside {@code serve} needs nothing but its port. */
final class KafkaCheck {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final String SUBJECT = "kafka";

    private KafkaCheck() {}

    static Finding finding(Settings.Kafka kafka) {
        if (kafka.embedded()) {
            return Finding.ok(SUBJECT, "a Kafka broker runs inside `serve`; nothing to install");
        }
        String servers = kafka.bootstrapServers();
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        Admin admin;
        try {
            admin = Admin.create(config);
        } catch (KafkaException e) {
            return unreachable(servers, "no address of it can be resolved");
        }
        try {
            int nodes = admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MILLIS + 1_000L, TimeUnit.MILLISECONDS)
                    .size();
            return Finding.ok(SUBJECT, servers + " answers, " + nodes + (nodes == 1 ? " broker" : " brokers"));
        } catch (ExecutionException | TimeoutException e) {
            return unreachable(servers, "no answer within " + PATIENCE_MILLIS / 1000 + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable(servers, "the check was interrupted");
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static Finding unreachable(String servers, String why) {
        return Finding.broken(
                SUBJECT,
                servers + " cannot be reached: " + why,
                "check kafka.bootstrap-servers and the network, or leave it empty to run Kafka inside `serve`");
    }
}
