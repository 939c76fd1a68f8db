package dev.loginsight.worker.agent;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.time.Clock;

/** One request, one reply: no retries here, so that one place decides about them. */
final class ChatEndpoint {
    private static final ResponseFormat STRUCTURED = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(AnswerSchema.SCHEMA)
            .build();

    private final ChatModel model;
    private final EndpointFailures failures;
    /** Becomes false when the endpoint has refused a request with a schema and accepted the same one without. */
    private volatile boolean structured = true;

    ChatEndpoint(ModelSettings settings, Clock clock) {
        failures = new EndpointFailures(settings);
        model = OpenAiChatModel.builder()
                .httpClientBuilder(new ModelHttpClient(settings.timeout(), clock).asBuilder())
                .baseUrl(settings.baseUrl())
                .apiKey(settings.apiKey().isEmpty() ? null : settings.apiKey())
                .modelName(settings.name())
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    Reply ask(Prompt prompt) {
        try {
            return structured ? askStructured(prompt) : reply(prompt, ResponseFormat.TEXT);
        } catch (RuntimeException e) {
            return failures.failure(e);
        }
    }

    private Reply askStructured(Prompt prompt) {
        try {
            return reply(prompt, STRUCTURED);
        } catch (LangChain4jException e) {
            if (!EndpointFailures.refusesRequest(e)) {
                throw e;
            }
            // Endpoints that know no JSON schema say so this way; the prompt describes the format as well.
            Reply reply = reply(prompt, ResponseFormat.TEXT);
            structured = false;
            return reply;
        }
    }

    private Reply reply(Prompt prompt, ResponseFormat format) {
        ChatResponse response = model.chat(ChatRequest.builder()
                .messages(SystemMessage.from(prompt.instructions()), UserMessage.from(prompt.evidence()))
                .responseFormat(format)
                .build());
        String text = response.aiMessage().text();
        if (response.finishReason() == FinishReason.LENGTH) {
            return new Reply.Failure("The model's answer was cut off at its length limit.", true, null);
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return new Reply.Failure("The endpoint's content filter withheld the model's answer.", true, null);
        }
        if (text == null || text.isBlank()) {
            return new Reply.Failure("The model's answer was empty.", true, null);
        }
        return new Reply.Text(text);
    }
}
