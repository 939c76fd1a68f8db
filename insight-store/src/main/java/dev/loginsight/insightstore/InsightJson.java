package dev.loginsight.insightstore;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.Suspect;
import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The whole insight as one document, so that a new field needs no new column. */
final class InsightJson {
    // Escaping everything beyond ASCII keeps half a surrogate pair, which UTF-8 cannot hold but logs do.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private InsightJson() {}

    static byte[] write(Insight insight) {
        return MAPPER.writeValueAsBytes(insight);
    }

    static Insight read(byte[] json) {
        return MAPPER.readValue(json, Insight.class);
    }

    /** What the text filter looks through, in lower case. */
    static String searchText(Insight insight) {
        StringJoiner text = new StringJoiner("\n");
        text.add(insight.title()).add(insight.message());
        if (insight.exceptionType() != null) {
            text.add(insight.exceptionType());
        }
        for (Suspect suspect : insight.suspects()) {
            text.add(suspect.file()).add(suspect.symbol());
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
