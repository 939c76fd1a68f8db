package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.CodeReference;
import dev.loginsight.core.code.CodeSymbol;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who refers to a declaration, and where declarations of a name are. */
class ReferencesTest {
    private static final String ORDER = """
            package shop.orders;

            public class Order implements Priced {
                private int count;

                public Order(int count) {
                    this.count = count;
                }

                @Override
                public int total() {
                    return count * 2;
                }

                void reset() {
                    count = 0;
                    int total = total();
                }
            }
            """;
    private static final String INVOICE = """
            package shop.billing;

            import shop.orders.Order;

            class Invoice {
                private final Order order = new Order(3);

                int total() {
                    return order.total() + other().total();
                }

                Invoice other() {
                    return this;
                }

                int size(String text) {
                    int count = text.length();
                    return count;
                }
            }
            """;
    private static final String PYTHON = """
            from shop import Basket

            class Big(Basket):
                def load(self, path):
                    self.items = open_items(path)
                    return self.items

            def open_items(path):
                return []

            print(open_items("a"))
            """;

    @TempDir
    static Path dir;

    private static CodeIndex index;

    @BeforeAll
    static void index() {
        Repo repo = new Repo(dir)
                .file("src/shop/orders/Order.java", ORDER)
                .file(
                        "src/shop/orders/Priced.java",
                        "package shop.orders;\n\ninterface Priced {\n    int total();\n}\n")
                .file("src/shop/billing/Invoice.java", INVOICE)
                .file(
                        "src/shop/billing/Order.java",
                        "package shop.billing;\n\nclass Order {\n    int total() {\n        return 0;\n    }\n}\n")
                .file("py/big.py", PYTHON);
        index = repo.open();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static List<String> symbols(String name) {
        return index.symbols(name, 10).stream()
                .map(CodeSymbol::place)
                .map(place -> place.file().replaceAll(".*/([^/]+/)", "$1") + " " + place.symbol())
                .toList();
    }

    /** As {@code CREATE billing/Invoice.java:6 1.0}. */
    private static List<String> references(String symbol) {
        return index.references(symbol, 20).stream()
                .map(r -> "%s %s:%d %.1f"
                        .formatted(r.kind(), r.in().file().replaceAll(".*/([^/]+/)", "$1"), r.line(), r.confidence()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Order, billing/Order.java Order|orders/Order.java Order",
        "orders.Order, orders/Order.java Order",
        "shop.orders.Order#total, orders/Order.java Order#total",
        "Order.total(), billing/Order.java Order#total|orders/Order.java Order#total",
        "Order.<init>, orders/Order.java Order#<init>",
        "ORDER, billing/Order.java Order|orders/Order.java Order|billing/Invoice.java Invoice#order",
        "open_items, py/big.py open_items",
        "big.open_items, py/big.py open_items",
        "Invoice::size, billing/Invoice.java Invoice#size",
        "Order#nothing, ''",
        "' . ', ''"
    })
    void symbols_areFoundByHowPeopleWriteThem(String name, String expected) {
        assertThat(String.join("|", symbols(name))).isEqualTo(expected);
    }

    @Test
    void callsOfAMethod_areThoseWhoseReceiverHasItsType() {
        // The invoice imports this order, though another lies beside it.
        assertThat(references("orders.Order#total"))
                .containsExactly("CALL billing/Invoice.java:9 1.0", "CALL orders/Order.java:17 1.0");
        assertThat(references("billing.Order#total")).isEmpty();
        assertThat(references("Invoice#total")).contains("CALL billing/Invoice.java:9 0.8");
        assertThat(references("Invoice#total")).noneMatch(one -> one.contains("orders/Order.java"));
        assertThat(references("open_items")).contains("CALL py/big.py:5 1.0", "CALL py/big.py:11 1.0");
    }

    @Test
    void referencesOfAType_saysWhoExtendsCreatesAndNamesIt() {
        assertThat(references("Priced")).containsExactly("EXTEND orders/Order.java:3 1.0");
        assertThat(references("Basket")).contains("EXTEND py/big.py:3 0.5");
        assertThat(references("Order#<init>")).isNotEmpty().allMatch(one -> one.startsWith("CREATE"));
    }

    @Test
    void usesOfAField_areNotThoseOfALocalOfItsName() {
        assertThat(references("orders.Order#count"))
                .containsExactly(
                        "WRITE orders/Order.java:7 1.0",
                        "READ orders/Order.java:12 1.0",
                        "WRITE orders/Order.java:16 1.0");
    }

    @Test
    void referencesOfWhatIsNotDeclaredHere_followTheName() {
        assertThat(references("String#length")).containsExactly("CALL billing/Invoice.java:17 0.5");
        assertThat(references("nobody")).isEmpty();
        assertThat(references("")).isEmpty();
    }

    @Test
    void limit_keepsTheSurest() {
        List<CodeReference> all = index.references("total", 20);
        assertThat(index.references("total", 2)).isEqualTo(all.subList(0, 2));
        assertThat(IntStream.range(1, all.size()))
                .allMatch(i -> all.get(i - 1).confidence() >= all.get(i).confidence());
    }
}
