package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.facts.FactsReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodCodeTest {
    private static MethodCode code(String text, String symbol, String language) {
        int lines = (int) text.lines().count();
        Place place = new Place("A", 10, 10 + Math.max(0, lines - 1), symbol);
        return new MethodCode(
                Member.of(place, ChunkKind.METHOD, language, text, 10, "id"),
                FactsReader.read(place, ChunkKind.METHOD, language, text, 10));
    }

    private static MethodCode java(String text) {
        return code(text, "A#m", "java");
    }

    private static final String METHOD = """
            /** Throws nothing; calls(this) is a comment. */
            @Retry(times = max(3, 4))
            public <T extends Comparable<T>> Map<String, List<T>> m(final Order order, int[] sizes, String... names) {
                // if (comment) { never(); }
                String text = "call(\\"me\\") /* not a comment */";
                var stock = new Stock<>(order.id(), 2);
                for (int i = 0; i < names.length; i++) {
                    this.total = order.lines().get(i).price(1, f(2, 3));
                    count++;
                }
                try {
                    stock.take(text);
                } catch (IOException | RuntimeException e) {
                    throw new StockException(
                            "none of " + text,
                            e);
                }
                if (order == null)
                    throw order.problem();
                names[0] = super.toString() + helper().value + Order.next(x -> { run(); done(); });
                return stock.map(Stock::left);
            }
            """;

    @Test
    void statements_areThoseThatAreNoBlocks() {
        assertThat(java("int m() { return 1; }").statements()).isEqualTo(1);
        assertThat(java("abstract int m();").hasBody()).isFalse();
        assertThat(java("void m() { for (int i = 0; i < 3; i++) { a(); b(); } }")
                        .statements())
                .isEqualTo(3);
        assertThat(java("void m() { }").statements()).isZero();
        assertThat(code("def m(self):\n    x = 1\n    return x\n", "A#m", "python")
                        .statements())
                .isEqualTo(2);
    }

    @Test
    void throwStatements_spanTheirLines() {
        MethodCode code = java(METHOD);
        assertThat(List.of(22, 23, 24, 25, 28).stream().map(code::throwsOn))
                .containsExactly(false, true, true, true, true);
        assertThat(code.createsOn("StockException", 23)).isTrue();
        assertThat(code.createsOn("StockException", 24)).isFalse();
        assertThat(code.catchesAround(24)).isTrue();
        assertThat(code.catchesAround(28)).isFalse();
    }

    @Test
    void calls_haveTheirReceiverArgumentsAndLine() {
        List<Call> calls = java(METHOD).calls();
        assertThat(calls)
                .contains(
                        new Call("Stock", "", "", 2, 15, true),
                        new Call("lines", "order", "", 0, 17, false),
                        new Call("get", "()", "lines", 1, 17, false),
                        new Call("price", "()", "get", 2, 17, false),
                        new Call("f", "", "", 2, 17, false),
                        new Call("take", "stock", "", 1, 21, false),
                        new Call("toString", "super", "", 0, 29, false),
                        new Call("helper", "", "", 0, 29, false),
                        new Call("next", "Order", "", 1, 29, false),
                        new Call("left", "Stock", "", -1, 30, false));
        assertThat(calls).extracting(Call::name).doesNotContain("never", "calls", "me", "if", "for", "catch");
    }

    @Test
    void declaredTypes_areSimpleNames() {
        MethodCode code = java(METHOD);
        assertThat(code.typeOf("order")).isEqualTo("Order");
        assertThat(code.typeOf("sizes")).isEqualTo("int");
        assertThat(code.typeOf("stock")).isEqualTo("Stock");
        assertThat(code.typeOf("text")).isEqualTo("String");
        assertThat(code.typeOf("total")).isNull();
        assertThat(code.returnType()).isEqualTo("Map");
    }

    @Test
    void assignments_ofFieldsAreToldFromLocals() {
        MethodCode code = java(METHOD);
        assertThat(code.assignsField("total")).isTrue();
        assertThat(code.assignsField("count")).isTrue();
        assertThat(code.assignsField("text")).isFalse();
        assertThat(code.assignsField("names")).isFalse();
        assertThat(code.assignedOn(14)).containsExactly("text");
        assertThat(code.assignedOn(29)).containsExactly("names");
        assertThat(java("boolean m() { return a == b && c != d && e <= f; }").assignsField("a"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "m(int a), 1, true",
        "m(int a), 2, false",
        "'m(Map<String, Integer> a, int b)', 2, true",
        "m(), 0, true",
        "m(String... a), 5, true",
        "'m(int a, String... b)', 1, true",
        "'m(int a, String... b)', 0, false",
        "m(int a), -1, true"
    })
    void takes_countsParameters(String header, int arguments, boolean takes) {
        assertThat(java("void " + header + " { }").takes(arguments)).isEqualTo(takes);
    }

    @Test
    void literals_ofOneStatementBelongTogether() {
        assertThat(java("void m() { log(\"a \" + x + \" b\"); if (y) { log(\"c\"); } }")
                        .literalsByStatement())
                .containsExactly(List.of("a ", " b"), List.of("c"));
    }

    @Test
    void literals_whereLinesEndStatements_belongToTheirLine() {
        String python = """
                def m(self, x):
                    '''Takes a thing.'''

                    log.info("a %s", x)
                    log.info("b " +
                        "c")
                    raise ValueError(
                        "d"
                        "e")
                """;
        assertThat(code(python, "A#m", "python").literalsByStatement())
                .containsExactly(List.of("a %s"), List.of("b ", "c"), List.of("d", "e"));
        String script = """
                function m(x) {
                  log("a")
                  log(`b ${x}`
                    + "c")
                  return fetch("d")
                    .then("e")
                }
                """;
        assertThat(code(script, "A#m", "javascript").literalsByStatement())
                .containsExactly(List.of("a"), List.of("b ${x}", "c"), List.of("d", "e"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "}",
                "))))",
                "((((",
                "\"",
                "'",
                "`",
                "/*",
                "//",
                "\"\"\"",
                "\\",
                "new",
                "throw",
                "x.",
                "catch (",
                "m(",
                "{}{}{}",
                "for(;;",
                "throw new",
                "a::",
                "@",
                "\u0000\uFFFF",
                "new new new (",
                "<<<<>>>>",
                "x = = = =",
                "int m(,,,) {"
            })
    void anyText_isReadWithoutFailing(String text) {
        for (String language : List.of("java", "python", "go", "text")) {
            MethodCode code = code(text, "A#m", language);
            assertThat(code.statements()).isNotNegative();
            assertThat(code.calls()).isNotNull();
            assertThat(code.literalsByStatement()).isNotNull();
            assertThat(code.returnType()).isNotNull();
        }
    }

    @Test
    void longText_isReadInLinearTime() {
        String text = "void m() {" + "for (int i = 0; i < f(g(1)); i++) { a = b.c(d); }".repeat(20_000) + "}";
        long start = System.nanoTime();
        assertThat(java(text).statements()).isEqualTo(40_000);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
    }
}
