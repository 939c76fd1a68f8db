package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.store.NoIndexException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeIndexTest {
    @TempDir
    private Path directory;

    private Repo shop() {
        return new Repo(directory)
                .file("src/main/java/shop/OrderParser.java", """
                        package shop;

                        /** Reads orders from lines of text. */
                        public class OrderParser {
                            public Order parse(String line) {
                                return new Order(line.split(";"));
                            }

                            private void skipBlankLines() {
                                while (blank()) {
                                    next();
                                }
                            }
                        }
                        """)
                .file(
                        "src/main/java/shop/Order.java",
                        "package shop;\n\npublic class Order {\n    Order(String[] cells) {\n        id = cells[0];\n    }\n}\n")
                .file(
                        "src/test/java/shop/OrderParserTest.java",
                        "package shop;\n\nclass OrderParserTest {\n    void parse() {\n        new OrderParser().parse(\"\");\n    }\n}\n")
                .file("legacy/order.py", "def parse_order(line):\n    return line.split(';')\n")
                .file("docs/orders.md", "# Orders\n\nHow an order parser reads lines.\n");
    }

    private static LogEvent event(String service, String message, String trace) {
        return new LogEvent(
                "e1",
                Instant.EPOCH,
                Instant.EPOCH,
                17,
                service,
                message,
                null,
                null,
                null,
                null,
                StackTraceParser.parse(trace).orElse(null),
                trace,
                Map.of());
    }

    @Test
    void query_namedDeclaration_comesFirstWithReasons() {
        try (CodeIndex index = shop().open()) {
            List<RankedPlace> places = index.query("OrderParser", ChunkFilter.NONE, 10, 1);
            assertThat(places.getFirst().place().symbol()).isEqualTo("OrderParser");
            assertThat(places.getFirst().why()).contains("defines OrderParser");
            assertThat(index.query("how are orders parsed", ChunkFilter.NONE, 10, 1)
                            .getFirst()
                            .place()
                            .file())
                    .isEqualTo("src/main/java/shop/OrderParser.java");
        }
    }

    @Test
    void query_tests_stayBehindUnlessAskedFor() {
        try (CodeIndex index = shop().open()) {
            List<String> files = index.query("order parser", ChunkFilter.NONE, 10, 1).stream()
                    .map(place -> place.place().file())
                    .toList();
            assertThat(files.indexOf("src/test/java/shop/OrderParserTest.java"))
                    .isGreaterThan(files.indexOf("src/main/java/shop/OrderParser.java"));
            assertThat(index.query("OrderParserTest", ChunkFilter.NONE, 10, 1)
                            .getFirst()
                            .place()
                            .file())
                    .isEqualTo("src/test/java/shop/OrderParserTest.java");
        }
    }

    @Test
    void query_onePlaceAFileUnlessMoreAreAskedFor() {
        try (CodeIndex index = shop().open()) {
            assertThat(index.query("order parser skip blank lines", ChunkFilter.NONE, 10, 1))
                    .extracting(place -> place.place().file())
                    .doesNotHaveDuplicates();
            List<RankedPlace> more = index.query("order parser skip blank lines", ChunkFilter.NONE, 10, 3);
            assertThat(more).extracting(RankedPlace::place).doesNotHaveDuplicates();
            assertThat(more)
                    .filteredOn(place -> place.place().file().endsWith("/OrderParser.java"))
                    .hasSizeBetween(2, 3)
                    .extracting(place -> place.place().symbol())
                    .contains("OrderParser#skipBlankLines");
            assertThat(index.query("order", ChunkFilter.NONE, 2, 3)).hasSize(2);
        }
    }

    @Test
    void query_filter_restrictsEveryPart() {
        try (CodeIndex index = shop().open()) {
            assertThat(index.query("parse order", new ChunkFilter("", Set.of("python")), 10, 1))
                    .extracting(place -> place.place().file())
                    .containsOnly("legacy/order.py");
            assertThat(index.query("OrderParser", new ChunkFilter("docs", Set.of()), 10, 5))
                    .extracting(place -> place.place().file())
                    .containsOnly("docs/orders.md");
            assertThat(index.query("OrderParser", new ChunkFilter("nowhere", Set.of()), 10, 5))
                    .isEmpty();
        }
    }

    @Test
    void query_withoutAWord_givesNothing() {
        try (CodeIndex index = shop().open()) {
            assertThat(index.query("", ChunkFilter.NONE, 10, 1)).isEmpty();
            assertThat(index.query(" ?! \u0000 \n", ChunkFilter.NONE, 10, 1)).isEmpty();
            assertThat(index.query("order", ChunkFilter.NONE, 0, 1)).isEmpty();
            assertThat(index.query("x ".repeat(500_000) + "order", ChunkFilter.NONE, 10, 1))
                    .hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void refresh_byAnotherWriter_isNoticedWithoutReopening() {
        Repo repo = shop();
        try (CodeIndex index = repo.open()) {
            String log = "java.lang.ArrayIndexOutOfBoundsException: 0\n\tat shop.Order.<init>(Order.java:5)";
            assertThat(index.locate(log, 1).getFirst().line()).isEqualTo(5);
            repo.file(
                    "src/main/java/shop/Order.java",
                    "package shop;\n\n\n\npublic class Order {\n    Order(String[] cells) {\n        id = cells[0];\n    }\n}\n");
            repo.file(
                    "src/main/java/shop/Voucher.java",
                    "package shop;\n\nclass Voucher {\n    void redeem() {\n        spend();\n    }\n}\n");
            repo.refresh(2);
            assertThat(index.locate(log, 1).getFirst().place().startLine()).isEqualTo(5);
            assertThat(index.query("Voucher", ChunkFilter.NONE, 1, 1)
                            .getFirst()
                            .place()
                            .symbol())
                    .isEqualTo("Voucher");
            assertThat(index.placeAt("src/main/java/shop/Order.java", 7))
                    .hasValueSatisfying(place -> assertThat(place.symbol()).isEqualTo("Order#<init>"));
        }
    }

    @Test
    void lines_areThoseOfIndexedFilesOnly() {
        Repo repo = shop();
        try (CodeIndex index = repo.open()) {
            repo.file(".env", "DATABASE_PASSWORD=hunter2\n");
            assertThat(index.lines("legacy/order.py", 1, 1)).contains("def parse_order(line):");
            assertThat(index.lines(".env", 1, 1)).isEmpty();
            assertThat(index.lines("./legacy/../.env", 1, 1)).isEmpty();
        }
    }

    @Test
    void placeAt_isTheSmallestDeclarationAround() {
        try (CodeIndex index = shop().open()) {
            assertThat(index.placeAt("src/main/java/shop/OrderParser.java", 6))
                    .hasValueSatisfying(place -> assertThat(place.symbol()).isEqualTo("OrderParser#parse"));
            assertThat(index.placeAt("src/main/java/shop/OrderParser.java", 4))
                    .hasValueSatisfying(place -> assertThat(place.symbol()).isEqualTo("OrderParser"));
            assertThat(index.placeAt("src/main/java/shop/OrderParser.java", 4000))
                    .isEmpty();
            assertThat(index.placeAt("src/Unknown.java", 1)).isEmpty();
        }
    }

    @Test
    void inAppFrames_areThoseThatResolve() {
        try (CodeIndex index = shop().open()) {
            LogEvent own = event(
                    "shop",
                    "failed",
                    "java.lang.IllegalStateException\n\tat shop.OrderParser.parse(OrderParser.java:6)\n"
                            + "\tat java.util.ArrayList.forEach(ArrayList.java:1)\n\tat shop.Order.<init>(Order.java:5)");
            assertThat(index.inAppFrames(own))
                    .extracting(Frame::declaringType)
                    .containsExactly("shop.OrderParser", "shop.Order");
            assertThat(index.resolves(own)).isTrue();
            assertThat(index.resolves(event("shop", "failed", "java.lang.Error\n\tat x.Y.z(Y.java:1)")))
                    .isFalse();
            assertThat(index.locate(own, 1).getFirst().place().symbol()).isEqualTo("OrderParser#parse");
        }
    }

    @Test
    void manyThreads_askAtOnce() throws Exception {
        Repo repo = shop();
        try (CodeIndex index = repo.open();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Void> asking = () -> {
                for (int i = 0; i < 40; i++) {
                    assertThat(index.query("order parser", ChunkFilter.NONE, 5, 1))
                            .isNotEmpty();
                    assertThat(index.locate("java.lang.Error\n\tat shop.OrderParser.parse(OrderParser.java:6)", 5)
                                    .getFirst()
                                    .place()
                                    .symbol())
                            .isEqualTo("OrderParser#parse");
                }
                return null;
            };
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(asking));
            }
            for (int generation = 2; generation < 6; generation++) {
                repo.refresh(generation);
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    @Test
    void open_whatWasNeverIndexed_saysHow() throws Exception {
        Path root = Files.createDirectories(directory.resolve("empty"));
        assertThatThrownBy(() -> CodeIndex.open(new IndexHome(directory.resolve("home")), root))
                .isInstanceOf(NoIndexException.class)
                .hasMessageContaining("loginsight index");
    }

    @Test
    void indexes_inPreparation_areWaitedFor() throws Exception {
        Repo repo = shop();
        Path root = Files.createDirectories(repo.root());
        CodeIndex[] prepared = new CodeIndex[1];
        try (CodeIndexes indexes = new CodeIndexes(asked -> {
            if (prepared[0] == null) {
                throw new NoIndexException("no index yet");
            }
            return prepared[0];
        })) {
            assertThat(indexes.awaitPrepared(Duration.ZERO)).isTrue();
            indexes.add(root);
            indexes.preparing(root);
            assertThat(indexes.awaitPrepared(Duration.ofMillis(1))).isFalse();
            assertThat(indexes.problems().get(root)).contains("is being indexed for the first time");

            Thread indexing = Thread.ofVirtual().start(() -> {
                prepared[0] = repo.open();
                indexes.prepared(root);
            });
            assertThat(indexes.awaitPrepared(Duration.ofSeconds(30))).isTrue();
            indexing.join();
            assertThat(indexes.all()).containsExactly(prepared[0]);
            assertThat(indexes.problems()).isEmpty();
        }
    }

    @Test
    void indexes_whosePreparationFailed_sayWhatIsWrong() throws Exception {
        Path root = Files.createDirectories(directory.resolve("gone"));
        try (CodeIndexes indexes = new CodeIndexes(asked -> {
            throw new NoIndexException("no index yet");
        })) {
            indexes.add(root);
            indexes.preparing(root);
            indexes.prepared(root);
            assertThat(indexes.awaitPrepared(Duration.ZERO)).isTrue();
            assertThat(indexes.problems()).containsEntry(root, "no index yet");
        }
    }

    @Test
    void indexes_findTheRepositoryAnEventComesFrom() throws Exception {
        Path other = Files.createDirectories(directory.resolve("other"));
        Repo billing = new Repo(other)
                .file(
                        "src/billing/Invoice.java",
                        "package billing;\n\nclass Invoice {\n    int sum() {\n        return 1 / 0;\n    }\n}\n");
        Repo shop = shop();
        billing.open().close();
        shop.open().close();
        Path absent = directory.resolve("absent");
        try (CodeIndexes indexes = new CodeIndexes(root -> {
            if (root.equals(absent)) {
                throw new NoIndexException("nothing there");
            }
            return (root.equals(shop.root()) ? shop : billing).open();
        })) {
            indexes.add(shop.root());
            indexes.add(billing.root());
            indexes.add(absent);
            indexes.add(shop.root());
            assertThat(indexes.all()).extracting(CodeIndex::root).containsExactly(shop.root(), billing.root());
            assertThat(indexes.problems()).isEqualTo(Map.of(absent, "nothing there"));
            assertThat(indexes.at(billing.root())).isPresent();
            assertThat(indexes.bestFor(
                            event("x", "m", "java.lang.ArithmeticException\n\tat billing.Invoice.sum(Invoice.java:5)")))
                    .hasValueSatisfying(index -> assertThat(index.root()).isEqualTo(billing.root()));
            assertThat(indexes.bestFor(event("x", "m", "java.lang.Error\n\tat shop.Order.<init>(Order.java:5)")))
                    .hasValueSatisfying(index -> assertThat(index.root()).isEqualTo(shop.root()));
            assertThat(indexes.bestFor(event("unknown", "nothing known", "java.lang.Error\n\tat x.Y.z(Y.java:1)")))
                    .isEmpty();
            assertThat(indexes.bestFor(event("Repo", "nothing known", "java.lang.Error\n\tat x.Y.z(Y.java:1)")))
                    .isPresent();
        }
    }
}
