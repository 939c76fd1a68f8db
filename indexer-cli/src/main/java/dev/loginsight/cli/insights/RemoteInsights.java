package dev.loginsight.cli.insights;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.core.insight.InsightFilter;
import dev.loginsight.core.insight.InsightPage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Insights of a server's API, as the JSON it sends. */
public final class RemoteInsights {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String api;

    public RemoteInsights(String api) {
        this.api = api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
    }

    String page(InsightFilter filter, @Nullable String cursor, int limit) {
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("service", filter.service());
        query.put("severity", filter.severity());
        query.put("status", filter.status());
        query.put("q", filter.text());
        query.put("since", filter.since());
        query.put("cursor", cursor);
        query.put("limit", limit);
        String encoded = query.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
        return get("/api/insights?" + encoded, "no such page");
    }

    /** As {@link #page}, read. */
    public InsightPage readPage(InsightFilter filter, @Nullable String cursor, int limit) {
        return InsightJson.readPage(page(filter, cursor, limit));
    }

    String insight(String id) {
        return get("/api/insights/" + encoded(id), "there is no insight " + id + "; `loginsight insights` lists them");
    }

    private String get(String path, String missing) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new CliFailure(missing);
            }
            if (answer.statusCode() != 200) {
                throw refused(answer);
            }
            return answer.body();
        } catch (IllegalArgumentException e) {
            throw CliFailure.usage("--api must be the address of a server, such as http://127.0.0.1:8080, not " + api);
        } catch (IOException e) {
            throw new CliFailure(api + " cannot be reached (" + e + "); is `loginsight serve` running there?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure("interrupted while waiting for " + api, e);
        } finally {
            client.shutdownNow();
        }
    }

    /** Our servers say what is wrong in the {@code detail} of a problem (RFC 9457); others may send anything. */
    private CliFailure refused(HttpResponse<String> answer) {
        String detail = InsightJson.problemDetail(answer.body());
        String sentence =
                api + " answers " + answer.statusCode() + ": " + (detail == null ? brief(answer.body()) : detail);
        return detail != null && answer.statusCode() == 400 ? CliFailure.usage(sentence) : new CliFailure(sentence);
    }

    private static String brief(String body) {
        return body.length() > 300 ? body.substring(0, 300) + "..." : body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
