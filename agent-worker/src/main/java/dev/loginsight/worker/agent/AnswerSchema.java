package dev.loginsight.worker.agent;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;

/** The shape of an answer, for endpoints that can be held to one. The prompt says the same in words. */
final class AnswerSchema {
    static final JsonSchema SCHEMA = JsonSchema.builder()
            .name("diagnosis")
            .rootElement(JsonObjectSchema.builder()
                    .addStringProperty("rootCause", "The defect in the code, in one or two sentences.")
                    .addStringProperty("explanation", "How that defect led to this error, step by step.")
                    .addProperty(
                            "citations",
                            JsonArraySchema.builder()
                                    .description("The places in the shown code that support each claim.")
                                    .items(citation())
                                    .build())
                    .addStringProperty("diff", "A unified diff that fixes the defect; empty if none can be given.")
                    .addNumberProperty("confidence", "0 to 1: how sure you are of the root cause.")
                    .required("rootCause", "explanation", "citations", "diff", "confidence")
                    .additionalProperties(false)
                    .build())
            .build();

    private AnswerSchema() {}

    private static JsonObjectSchema citation() {
        return JsonObjectSchema.builder()
                .addStringProperty("file", "Path exactly as shown.")
                .addIntegerProperty("startLine", "First line, 1-based.")
                .addIntegerProperty("endLine", "Last line, inclusive.")
                .addStringProperty("claim", "What these lines show.")
                .required("file", "startLine", "endLine", "claim")
                .additionalProperties(false)
                .build();
    }
}
