package dev.loginsight.worker.evidence;

import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A repository of a few files in memory whose suspects the test names. */
public final class FakeCodebase implements Codebase {
    public static final String FILE = "src/OrderService.java";
    public static final String SOURCE = """
            package shop;

            class OrderService {
                private final java.util.Map<String, Integer> prices;

                int total(Order order) {
                    int sum = 0;
                    for (String item : order.items()) {
                        sum += prices.get(item);
                    }
                    return sum;
                }
            }
            """;

    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<RankedPlace> places = new ArrayList<>();
    public final AtomicInteger searches = new AtomicInteger();
    public volatile boolean broken;

    /** One file, and its method as the suspect at line 9. */
    public static FakeCodebase shop() {
        FakeCodebase shop = new FakeCodebase();
        shop.put(FILE, SOURCE);
        shop.suspect(new RankedPlace(new Place(FILE, 6, 12, "OrderService#total"), 2, List.of("frame 1"), 9));
        return shop;
    }

    public void put(String file, String text) {
        files.put(file, text);
    }

    public void suspect(RankedPlace place) {
        places.add(place);
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public List<RankedPlace> locate(LogEvent event, int limit) {
        searches.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("the index is on fire");
        }
        return places.stream().limit(limit).toList();
    }

    @Override
    public List<Frame> inAppFrames(LogEvent event) {
        return event.stackTrace() == null
                ? List.of()
                : event.stackTrace().rootCause().frames();
    }

    @Override
    public boolean holds(String file) {
        return files.containsKey(file);
    }

    @Override
    public Optional<String> lines(String file, int start, int end) {
        return text(file)
                .map(text -> text.lines()
                        .skip(start - 1L)
                        .limit(end - start + 1L)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse(""));
    }

    @Override
    public Optional<String> text(String file) {
        return Optional.ofNullable(files.get(file));
    }

    @Override
    public Optional<CommitRef> lastCommit(String file, int start, int end) {
        return Optional.of(new CommitRef("c0ffee", "Ada", Instant.parse("2026-11-01T00:00:00Z"), "Total an order"));
    }
}
