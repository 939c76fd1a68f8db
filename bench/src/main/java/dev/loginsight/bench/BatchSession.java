package dev.loginsight.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One warm {@code --batch} process, asked one question at a time: the latency is what a caller on the other end of a pipe sees. */
public final class BatchSession implements Closeable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LineSession session;

    public BatchSession(List<String> command, Map<String, String> environment) throws IOException {
        session = new LineSession(command, environment);
    }

    /** The answer to one text: an object with {@code results}. */
    public JsonNode ask(String text) throws IOException {
        String line = JSON.writeValueAsString(Map.of("id", "q", "text", text));
        String answer = session.ask(line);
        JsonNode read = JSON.readTree(answer);
        if (!read.has("results")) {
            throw new IOException("no results for " + line + ": " + answer);
        }
        return read;
    }

    /** Latencies in microseconds of asking each text once. */
    public Histogram ask(List<String> texts) throws IOException {
        Histogram histogram = new Histogram(3);
        for (int i = 0; i < texts.size(); i++) {
            String id = "q" + i;
            String line = JSON.writeValueAsString(Map.of("id", id, "text", texts.get(i)));
            long start = System.nanoTime();
            String answer = session.ask(line);
            histogram.recordValue(Math.max(1, (System.nanoTime() - start) / 1000));
            if (!id.equals(JSON.readTree(answer).path("id").asString())) {
                throw new IOException("the batch process answered out of turn to " + line + ": " + answer);
            }
        }
        return histogram;
    }

    /** High-water mark of its resident set until now; 0 where the system does not tell. */
    public long peakRssBytes() {
        return session.peakRssBytes();
    }

    @Override
    public void close() throws IOException {
        session.close();
    }
}
