package dev.loginsight.cli.insights;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightPage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same objects as {@code GET /api/insights}: fields as in the records, times in ISO 8601, absent ones null. */
public final class InsightJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private InsightJson() {}

    /** {@code {"insights":[...],"next":...}} on one line. */
    public static String page(InsightPage page) {
        return MAPPER.writeValueAsString(page);
    }

    public static String insight(Insight insight) {
        return MAPPER.writeValueAsString(insight);
    }

    static InsightPage readPage(String json) {
        return MAPPER.readValue(json, InsightPage.class);
    }

    /** The sentence of a problem document; null when the text is none. */
    static @Nullable String problemDetail(String json) {
        try {
            JsonNode detail = MAPPER.readTree(json).path("detail");
            return detail.isString() && !detail.asString().isBlank() ? detail.asString() : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    static Insight readInsight(String json) {
        return MAPPER.readValue(json, Insight.class);
    }
}
