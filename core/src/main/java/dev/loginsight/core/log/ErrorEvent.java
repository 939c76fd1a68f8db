package dev.loginsight.core.log;

/** What travels on {@code logs.to.analyze}, keyed by the fingerprint's value. */
public record ErrorEvent(Fingerprint fingerprint, LogEvent event) {
    public static final String TOPIC = "logs.to.analyze";
}
