package dev.loginsight.cli.doctor;

import dev.loginsight.cli.config.Settings;
import dev.loginsight.cli.console.Reason;
import dev.loginsight.core.log.Redaction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the chat model would likely answer: its list of models is asked for, which costs nothing. */
final class ModelCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String SUBJECT = "model";

    private ModelCheck() {}

    static Finding finding(Settings.Model model) {
        if (!model.configured()) {
            return Finding.note(
                    SUBJECT,
                    "no chat model is configured: insights hold evidence and ranked suspects only",
                    "set OPENAI_API_KEY, or model.base-url for a local model, to have causes explained and fixes proposed");
        }
        String who = model.name() + " at " + Redaction.redact(model.baseUrl())
                + model.maskedKey().map(key -> ", key " + key).orElse(", no key");
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            // The request's own timeout ends with the headers; a body that stalls must not hold us either.
            HttpResponse<String> answer = client.sendAsync(request(model), HttpResponse.BodyHandlers.ofString())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return judged(who, model, answer);
        } catch (ExecutionException | TimeoutException e) {
            String why = e instanceof TimeoutException || e.getCause() instanceof HttpTimeoutException
                    ? "no answer within " + PATIENCE.toSeconds() + " s"
                    : Reason.of(e.getCause());
            return Finding.broken(
                    SUBJECT,
                    who + " cannot be reached: " + why,
                    "check model.base-url and the network; until then insights come without the model's part");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.broken(SUBJECT, "the check was interrupted", "run it again");
        } finally {
            client.shutdownNow();
        }
    }

    private static HttpRequest request(Settings.Model model) {
        String base = model.baseUrl().endsWith("/") ? model.baseUrl() : model.baseUrl() + "/";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "models"))
                .timeout(PATIENCE)
                .GET();
        if (!model.apiKey().isEmpty()) {
            request.header("Authorization", "Bearer " + model.apiKey());
        }
        return request.build();
    }

    private static Finding judged(String who, Settings.Model model, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            return Finding.broken(
                    SUBJECT,
                    who + " refuses the key (" + status + ")",
                    "set OPENAI_API_KEY to a valid key of that endpoint");
        }
        if (status >= 500 || status == 429) {
            return Finding.note(
                    SUBJECT, who + " answers " + status + " at the moment", "it is asked again with every insight");
        }
        boolean listed = answer.body().contains("\"" + model.name() + "\"");
        if (status == 200 && !listed) {
            return Finding.note(
                    SUBJECT, who + " is reachable but does not list that model", "set model.name to one it has");
        }
        return status == 200
                ? Finding.ok(SUBJECT, who + " is reachable")
                : Finding.note(SUBJECT, who + " is reachable but lists no models (" + status + ")", null);
    }
}
