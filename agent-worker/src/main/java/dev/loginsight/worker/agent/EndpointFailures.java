package dev.loginsight.worker.agent;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.TimeoutException;
import dev.loginsight.core.log.Redaction;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sorts what can go wrong between us and a model, and says it in a sentence. The key never shows, even if the endpoint echoes it. */
final class EndpointFailures {
    private static final int LONGEST_QUOTE = 200;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ModelSettings settings;

    EndpointFailures(ModelSettings settings) {
        this.settings = settings;
    }

    Reply.Failure failure(RuntimeException e) {
        EndpointException http = find(e, EndpointException.class);
        if (http != null) {
            return httpFailure(http);
        }
        if (find(e, TimeoutException.class) != null) {
            return again("The model did not answer within %s s."
                    .formatted(BigDecimal.valueOf(settings.timeout().toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString()));
        }
        if (find(e, ContentFilteredException.class) != null) {
            return again("The model refused to answer: " + quote(root(e).getMessage()));
        }
        // LangChain4j keeps of a failed connection sometimes the whole chain, sometimes its root only.
        if (find(e, UnresolvedAddressException.class) != null) {
            return again(
                    "The model endpoint %s cannot be reached: its host is not known.".formatted(settings.baseUrl()));
        }
        if (find(e, ConnectException.class) != null) {
            return again("The model endpoint %s cannot be reached.".formatted(settings.baseUrl()));
        }
        if (find(e, IOException.class) != null && !isUnreadable(e)) {
            return again("The connection to %s broke%s.".formatted(settings.baseUrl(), because(root(e))));
        }
        return again("The endpoint at %s sent something that is no chat completion%s."
                .formatted(settings.baseUrl(), isUnreadable(e) ? ": its answer is not valid JSON" : because(root(e))));
    }

    private String because(Throwable e) {
        String said = quote(e.getMessage());
        return said.isEmpty() ? "" : ": " + said;
    }

    /** LangChain4j reads answers with a Jackson of its own, whose exceptions name classes and streams. */
    private static boolean isUnreadable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("com.fasterxml.jackson.")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the endpoint understood who asks, but not what. */
    static boolean refusesRequest(RuntimeException e) {
        EndpointException http = find(e, EndpointException.class);
        return http != null && (http.statusCode() == 400 || http.statusCode() == 422);
    }

    /** What wraps a cause repeats it, with the name of its class before it. */
    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private Reply.Failure httpFailure(EndpointException e) {
        int status = e.statusCode();
        String said = " (HTTP " + status + ": " + quote(errorMessage(e.getMessage())) + ")";
        return switch (status) {
            case 401, 403 -> never("The model endpoint refused the key" + said + "; check OPENAI_API_KEY.");
            case 404 ->
                never("%s has no model %s%s; check the model's name and base URL."
                        .formatted(settings.baseUrl(), settings.name(), said));
            case 429 -> new Reply.Failure("The model is rate limited" + said + ".", true, e.retryAfter());
            case 408, 409, 425 -> new Reply.Failure("The model endpoint failed" + said + ".", true, e.retryAfter());
            default ->
                status >= 500
                        ? new Reply.Failure("The model endpoint failed" + said + ".", true, e.retryAfter())
                        : never("The model endpoint refused the request" + said + ".");
        };
    }

    /** OpenAI's {@code error.message} where there is one, else the body as it is. */
    private static @Nullable String errorMessage(@Nullable String body) {
        try {
            JsonNode message =
                    MAPPER.readTree(body == null ? "" : body).path("error").path("message");
            return message.isString() ? message.asString() : body;
        } catch (JacksonException e) {
            return body;
        }
    }

    private String quote(@Nullable String text) {
        String plain = text == null ? "" : text;
        if (!settings.apiKey().isEmpty()) {
            plain = plain.replace(settings.apiKey(), "[key]");
        }
        // What an endpoint says is a stranger's text, and some repeat the request in it.
        plain = Redaction.redact(plain);
        plain = plain.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "...";
    }

    private static Reply.Failure again(String reason) {
        return new Reply.Failure(reason, true, null);
    }

    private static Reply.Failure never(String reason) {
        return new Reply.Failure(reason, false, null);
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
