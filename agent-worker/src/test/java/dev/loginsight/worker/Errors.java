package dev.loginsight.worker;

import dev.loginsight.core.log.ErrorEvent;
import dev.loginsight.core.log.Fingerprints;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTraceParser;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes error events for tests. */
public final class Errors {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final String TRACE = """
            java.lang.IllegalStateException: cannot total order 17
            \tat shop.OrderController.show(OrderController.java:31)
            Caused by: java.lang.NullPointerException: Cannot invoke "java.lang.Integer.intValue()"
            \tat shop.OrderService.total(OrderService.java:9)
            \tat shop.OrderController.show(OrderController.java:28)
            """;

    private Errors() {}

    /** The same error each time, by another name. */
    public static LogEvent npe(String id) {
        return event(id, "cannot total order 17", TRACE);
    }

    public static LogEvent event(String id, String message, @Nullable String trace) {
        return new LogEvent(
                id,
                NOON,
                NOON,
                17,
                "shop",
                message,
                "shop.OrderController",
                "main",
                null,
                null,
                trace == null ? null : StackTraceParser.parse(trace).orElseThrow(),
                trace,
                Map.of());
    }

    public static ErrorEvent error(LogEvent event) {
        return new ErrorEvent(Fingerprints.of(event), event);
    }
}
