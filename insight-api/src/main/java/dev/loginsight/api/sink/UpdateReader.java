package dev.loginsight.api.sink;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.core.insight.Suspect;
import dev.loginsight.core.log.Fingerprint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what stands in one record. JSON leaves out what Java requires, so everything required is looked at here; an update that came
 * through can be stored. Unknown fields are of a newer worker and are ignored.
 */
final class UpdateReader {
    /** A record that can never be stored, whatever is done; the message says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    // Kafka's own limit on a record is the one that counts.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private UpdateReader() {}

    static InsightUpdate read(byte @Nullable [] value) throws Unreadable {
        if (value == null || value.length == 0) {
            throw new Unreadable("the record is empty", null);
        }
        InsightUpdate update = parse(value);
        require(update.insightId(), "insightId");
        require(update.fingerprint(), "fingerprint");
        fingerprint(update.fingerprint());
        for (Occurrence occurrence : update.occurrences()) {
            require(occurrence.eventId(), "occurrences.eventId");
            require(occurrence.timestamp(), "occurrences.timestamp");
        }
        if (update.analysis() != null) {
            check(update.analysis(), update.insightId());
        }
        return update;
    }

    private static InsightUpdate parse(byte[] value) throws Unreadable {
        try {
            InsightUpdate update = JSON.readValue(value, InsightUpdate.class);
            if (update == null) {
                throw new Unreadable("the record is a JSON null", null);
            }
            return update;
        } catch (JacksonException e) {
            throw new Unreadable("not an insight update: " + e.getOriginalMessage(), e);
        }
    }

    private static void check(Insight insight, String insightId) throws Unreadable {
        if (!insightId.equals(insight.id())) {
            throw new Unreadable("the analysis is of another insight, " + insight.id(), null);
        }
        require(insight.fingerprint(), "analysis.fingerprint");
        require(insight.title(), "analysis.title");
        require(insight.service(), "analysis.service");
        require(insight.severity(), "analysis.severity");
        require(insight.status(), "analysis.status");
        require(insight.message(), "analysis.message");
        for (Suspect suspect : insight.suspects()) {
            require(suspect.file(), "analysis.suspects.file");
            require(suspect.symbol(), "analysis.suspects.symbol");
        }
    }

    private static void fingerprint(String value) throws Unreadable {
        try {
            new Fingerprint(value);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static void require(@Nullable Object value, String field) throws Unreadable {
        if (value == null || field.endsWith("Id") && value.toString().isBlank()) {
            throw new Unreadable(field + " is missing", null);
        }
    }
}
