package dev.loginsight.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One warm {@code --batch} process, asked one question at a time: the latency is what a caller on the other end of a pipe sees. */
public final class BatchSession implements Closeable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    public BatchSession(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        process = builder.start();
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The answer to one text: an object with {@code results}. */
    public JsonNode ask(String text) throws IOException {
        String line = JSON.writeValueAsString(Map.of("id", "q", "text", text));
        in.write(line);
        in.newLine();
        in.flush();
        String answer = out.readLine();
        if (answer == null) {
            throw new IOException("the batch process ended before it answered " + line);
        }
        JsonNode read = JSON.readTree(answer);
        if (!read.has("results")) {
            throw new IOException("no results for " + line + ": " + answer);
        }
        return read;
    }

    /** Latencies in microseconds of asking each text once. */
    Histogram ask(List<String> texts) throws IOException {
        Histogram histogram = new Histogram(60_000_000L, 3);
        for (int i = 0; i < texts.size(); i++) {
            String id = "q" + i;
            String line = JSON.writeValueAsString(Map.of("id", id, "text", texts.get(i)));
            long start = System.nanoTime();
            in.write(line);
            in.newLine();
            in.flush();
            String answer = out.readLine();
            histogram.recordValue(Math.max(1, (System.nanoTime() - start) / 1000));
            if (answer == null || !id.equals(JSON.readTree(answer).path("id").asString())) {
                throw new IOException("the batch process answered out of turn to " + line + ": " + answer);
            }
        }
        return histogram;
    }

    long peakRssBytes() {
        return ProcessRun.peakRss(process.pid());
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
