package dev.loginsight.cli.demo;

import dev.loginsight.cli.console.CliFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;

/**
 * Sends a log over HTTP while it is being written, as any log shipper would: the records that are complete go into the next
 * request. A record ends where the next one begins, so that no trace is torn.
 */
final class LogShipper implements AutoCloseable {
    /** How a record of the example service begins. */
    private static final Pattern BEGINNING = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

    static final String SERVICE = "shop";

    private static final String END = "";
    private static final int ACCEPTED = 202;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI ingest;

    /** @param server where ingestion listens: {@code http://127.0.0.1:8080} */
    LogShipper(String server) {
        this.ingest = URI.create(server + "/v1/events?service=" + SERVICE);
    }

    /**
     * Ships until the log ends.
     *
     * @return every record, in order, each acknowledged
     * @throws CliFailure if one was not
     */
    List<String> ship(BufferedReader log) throws InterruptedException {
        BlockingQueue<String> complete = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual().name("demo-log").start(() -> split(log, complete));
        List<String> shipped = new ArrayList<>();
        List<String> next = new ArrayList<>();
        while (!next.contains(END)) {
            next.clear();
            next.add(complete.take());
            complete.drainTo(next);
            List<String> records =
                    next.stream().filter(record -> !record.equals(END)).toList();
            if (!records.isEmpty()) {
                send(String.join("\n", records) + "\n");
                shipped.addAll(records);
            }
        }
        reader.join();
        return shipped;
    }

    private static void split(BufferedReader log, BlockingQueue<String> complete) {
        StringBuilder record = new StringBuilder();
        try {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                if (!record.isEmpty() && BEGINNING.matcher(line).find()) {
                    complete.add(record.toString());
                    record.setLength(0);
                }
                record.append(record.isEmpty() ? "" : "\n").append(line);
            }
        } catch (IOException e) {
            // The process is gone; its exit code says more than the broken pipe.
            System.getLogger(LogShipper.class.getName()).log(System.Logger.Level.DEBUG, "the log broke off", e);
        } finally {
            if (!record.isEmpty()) {
                complete.add(record.toString());
            }
            complete.add(END);
        }
    }

    private void send(String text) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ingest)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new CliFailure("the log was not accepted: " + ingest + " answered " + answer.statusCode() + " "
                        + answer.body());
            }
        } catch (IOException e) {
            throw new CliFailure("the log could not be sent to " + ingest + ": " + e, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
