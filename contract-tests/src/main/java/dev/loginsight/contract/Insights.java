package dev.loginsight.contract;

import dev.loginsight.core.insight.Citation;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.insight.Fix;
import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import dev.loginsight.core.insight.Suspect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes insights and updates for tests: {@code Insights.of("a").service("shop").analyzedAt(t).build()}. */
public final class Insights {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final String id;
    private String title = "NullPointerException in OrderService.total (OrderService.java:42)";
    private String service = "shop";
    private String severity = "ERROR";
    private String message = "cannot total the order";
    private Instant analyzedAt = NOON;
    private @Nullable String rootCause;

    private Insights(String id) {
        this.id = id;
    }

    public static Insights of(String id) {
        return new Insights(id);
    }

    public Insights title(String value) {
        title = value;
        return this;
    }

    public Insights service(String value) {
        service = value;
        return this;
    }

    public Insights severity(String value) {
        severity = value;
        return this;
    }

    public Insights message(String value) {
        message = value;
        return this;
    }

    public Insights analyzedAt(Instant value) {
        analyzedAt = value;
        return this;
    }

    /** An insight a model has answered, in these words. */
    public Insights answered(String value) {
        rootCause = value;
        return this;
    }

    public Insight build() {
        boolean answered = rootCause != null;
        CommitRef commit = new CommitRef("c0ffee".repeat(6) + "c0ff", "Ada", NOON, "Total an order by its lines");
        Suspect suspect = new Suspect(
                "src/OrderService.java", 40, 44, "OrderService#total", 1.5, List.of("frame 1"), 42, "x", 42, commit);
        return new Insight(
                id,
                fingerprint(id),
                title,
                service,
                severity,
                0,
                NOON,
                NOON,
                Insight.STATUS_OPEN,
                "java.lang.NullPointerException",
                message,
                "java.lang.NullPointerException\n\tat OrderService.total(OrderService.java:42)",
                List.of(suspect),
                rootCause,
                rootCause,
                answered ? List.of(new Citation("src/OrderService.java", 42, 42, "dereferences null")) : List.of(),
                answered ? new Fix("--- a/x\n+++ b/x\n") : null,
                answered ? 0.5 : null,
                answered ? "scripted" : null,
                answered ? null : "No model was asked.",
                "shop",
                analyzedAt);
    }

    /** An update that carries this analysis and the given occurrences. */
    public InsightUpdate update(Occurrence... occurrences) {
        return new InsightUpdate(id, fingerprint(id), build(), List.of(occurrences));
    }

    /** An update that only counts. */
    public static InsightUpdate counting(String id, List<Occurrence> occurrences) {
        return new InsightUpdate(id, fingerprint(id), null, occurrences);
    }

    /** Occurrences {@code prefix-0 .. prefix-(count-1)}, one second apart from noon on. */
    public static List<Occurrence> occurrences(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Occurrence(prefix + "-" + i, NOON.plusSeconds(i)))
                .toList();
    }

    /** Any 32 hexadecimal digits that are always the same for the same id. */
    public static String fingerprint(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
