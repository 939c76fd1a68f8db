package dev.loginsight.worker.insight;

import dev.loginsight.core.log.Fingerprint;
import dev.loginsight.core.log.LogEvent;
import java.time.Instant;

/**
 * Equal errors, as far as an analysis needs them.
 *
 * @param event one of them, for all
 */
public record ErrorGroup(Fingerprint fingerprint, LogEvent event, Instant firstSeen, Instant lastSeen) {
    /** A group of one. */
    public static ErrorGroup of(Fingerprint fingerprint, LogEvent event) {
        return new ErrorGroup(fingerprint, event, event.timestamp(), event.timestamp());
    }

    /** The insight's id: the same group always has the same. */
    public String insightId() {
        return fingerprint.value();
    }
}
