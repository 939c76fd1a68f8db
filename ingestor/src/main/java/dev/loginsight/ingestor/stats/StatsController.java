package dev.loginsight.ingestor.stats;

import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.http.Answers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many events were logged: {@code GET /api/stats} by minute, {@code GET /api/stats/summary} in sum. */
@RestController
public final class StatsController {
    private final StatsStore stats;

    StatsController(StatsStore stats) {
        this.stats = stats;
    }

    /** One count, as the API shows it. */
    private record Cell(Instant minute, String service, String severity, long count, long analyzed) {}

    private record Page(
            Instant since,
            Instant until,
            List<Cell> counts,
            @Nullable String next) {}

    private record Service(String service, long count, long analyzed, Map<String, Long> severities) {}

    private record Summary(Instant since, Instant until, long count, long analyzed, List<Service> services) {}

    @GetMapping("/api/stats")
    public ResponseEntity<?> counts(HttpServletRequest request) throws IOException {
        return Answers.of(request, () -> {
            StatsQuery query = StatsQuery.ofCounts(request, stats.now());
            List<Count> counts = stats.counts(
                    query.fromMinute(), query.toMinute(), query.service(), query.after(), query.limit() + 1);
            boolean more = counts.size() > query.limit();
            List<Count> page = more ? counts.subList(0, query.limit()) : counts;
            return answer(new Page(
                    query.since(),
                    query.until(),
                    page.stream().map(StatsController::cell).toList(),
                    more ? StatsQuery.cursor(page.getLast()) : null));
        });
    }

    @GetMapping("/api/stats/summary")
    public ResponseEntity<?> summary(HttpServletRequest request) throws IOException {
        return Answers.of(request, () -> {
            StatsQuery query = StatsQuery.ofSums(request, stats.now());
            List<Count> totals = stats.totals(query.fromMinute(), query.toMinute(), query.service());
            Map<String, List<Count>> byService = new LinkedHashMap<>();
            totals.forEach(total -> byService
                    .computeIfAbsent(total.service(), name -> new ArrayList<>())
                    .add(total));
            List<Service> services = byService.entrySet().stream()
                    .map(entry -> service(entry.getKey(), entry.getValue()))
                    .toList();
            return answer(new Summary(
                    query.since(),
                    query.until(),
                    services.stream().mapToLong(Service::count).sum(),
                    services.stream().mapToLong(Service::analyzed).sum(),
                    services));
        });
    }

    private static ResponseEntity<?> answer(Object body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static Cell cell(Count count) {
        return new Cell(
                Instant.ofEpochSecond(count.minute() * 60),
                count.service(),
                count.severity().name(),
                count.count(),
                count.analyzed());
    }

    private static Service service(String name, List<Count> counts) {
        Map<String, Long> severities = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.stream()
                    .filter(count -> count.severity() == severity)
                    .forEach(count -> severities.put(severity.name(), count.count()));
        }
        return new Service(
                name,
                counts.stream().mapToLong(Count::count).sum(),
                counts.stream().mapToLong(Count::analyzed).sum(),
                severities);
    }
}
