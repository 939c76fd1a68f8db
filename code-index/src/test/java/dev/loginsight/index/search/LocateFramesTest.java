package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.RankedPlace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which declaration a frame of a trace leads to. */
class LocateFramesTest {
    private static final String ORDER = """
            package com.acme.shop;

            import java.util.List;
            import java.util.function.Supplier;

            public class Order {
                private static final int LIMIT = Integer.parseInt("x");
                private final List<Line> lines = List.of();
                private final Supplier<String> label = new Supplier<>() {
                    @Override
                    public String get() {
                        return lines.get(0).name();
                    }
                };

                static {
                    System.out.println(LIMIT);
                }

                public Order(int size) {
                    if (size < 0) {
                        throw new IllegalArgumentException("size " + size);
                    }
                }

                public int total(int tax) {
                    int sum = 0;
                    for (Line line : lines) {
                        sum += line.price();
                    }
                    return sum * tax;
                }

                public int total() {
                    return total(1);
                }

                public Runnable printer() {
                    return new Runnable() {
                        @Override
                        public void run() {
                            System.out.println(total());
                        }
                    };
                }

                public Supplier<Integer> later() {
                    return () -> lines
                            .get(3)
                            .price();
                }

                public static class Line {
                    private String name;

                    public String name() {
                        return name.strip();
                    }

                    public int price() {
                        return name.length();
                    }
                }
            }
            """;

    @TempDir
    private static Path directory;

    private static CodeIndex index;

    @BeforeAll
    static void index() {
        index = new Repo(directory)
                .file("shop/src/main/java/com/acme/shop/Order.java", ORDER)
                .file(
                        "other/src/main/java/com/acme/other/Order.java",
                        "package com.acme.other;\n\npublic class Order {\n    int total() {\n        return 1 / 0;\n    }\n}\n")
                .file(
                        "a/src/main/java/com/acme/Twin.java",
                        "package com.acme;\n\nclass Twin {\n    void run() {\n        one();\n    }\n}\n")
                .file(
                        "b/src/main/java/com/acme/Twin.java",
                        "package com.acme;\n\nclass Twin {\n    void run() {\n        two();\n    }\n}\n")
                .file(
                        "shop/src/main/java/com/acme/shop/Stock.java",
                        "package com.acme.shop;\n\npublic record Stock(String sku, int left) {\n    public Stock {\n"
                                + "        sku.strip();\n    }\n}\n")
                .file(
                        "shop/src/main/kotlin/shop/Greeting.kt",
                        "package com.acme.shop\n\nfun greet(name: String?): String {\n    return name!!.trim()\n}\n")
                .file(
                        "exercises/Adder.java",
                        "package com.acme.school;\n\npublic class Adder {\n    int add(int a) {\n        return a / 0;\n    }\n}\n")
                .file(
                        "py/shop/cart.py",
                        "class Cart:\n    def total(self):\n        return sum(self.prices)\n\n\ndef main():\n    Cart().total()\n")
                .file(
                        "net/Shop/Cart.cs",
                        "namespace Shop;\n\npublic class Cart\n{\n    public int Total(int tax)\n    {\n        return 1 / tax;\n    }\n\n    public class Line\n    {\n        public int Price() { return 1; }\n    }\n}\n")
                .file(
                        "rb/app/models/basket.rb",
                        "class Basket\n  def total\n    prices.sum { |p| p.cents }\n  end\nend\n")
                .file(
                        "php/src/Basket.php",
                        "<?php\nnamespace App;\n\nclass Basket\n{\n    public function total(): int\n    {\n        return intdiv(1, 0);\n    }\n}\n")
                .file(
                        "rs/src/basket.rs",
                        "pub struct Basket;\n\nimpl Basket {\n    pub fn total(&self) -> u32 {\n        self.prices()[7]\n    }\n}\n")
                .file("py/tools/cart.py", "def total():\n    return 0\n")
                .file(
                        "web/src/cart.ts",
                        "export class Cart {\n  total(): number {\n    return this.lines.map((l) => l.price);\n  }\n}\n")
                .file(
                        "go/cart/cart.go",
                        "package cart\n\ntype Cart struct{}\n\nfunc (c *Cart) Total() int {\n\tpanic(\"no\")\n}\n")
                .open();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static RankedPlace first(String log) {
        List<RankedPlace> places = index.locate(log, 10);
        assertThat(places).isNotEmpty();
        return places.getFirst();
    }

    private static String at(RankedPlace place) {
        return place.place().symbol() + " " + place.line();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Order.total(Order.java:29), Order#total 29",
        "com.acme.shop.Order.total(Order.java:35), Order#total 35",
        "app//com.acme.shop.Order.total(Order.java:29), Order#total 29",
        "shop@1.0/com.acme.shop.Order.total(Order.java:29) ~[shop.jar:1.0], Order#total 29",
        "com.acme.shop.Order.<init>(Order.java:22), Order#<init> 22",
        "com.acme.shop.Order.<clinit>(Order.java:17), Order#<clinit> 17",
        "com.acme.shop.Order$1.get(Order.java:12), Order#get 12",
        "com.acme.shop.Order$2.run(Order.java:42), Order#printer 42",
        "com.acme.shop.Order.lambda$later$0(Order.java:49), Order#later 49",
        "com.acme.shop.Order$Line.name(Order.java:57), Order.Line#name 57",
        "com.acme.shop.Order$Line$MockitoMock$12.name(Unknown Source), Order.Line#name null",
        "com.acme.shop.Order$$SpringCGLIB$$0.later(<generated>), Order#later null",
        "com.acme.shop.Stock.<init>(Stock.java:5), Stock#<init> 5",
        "com.acme.other.Order.total(Order.java:5), Order#total 5",
        "com.acme.school.Adder.add(Adder.java:5), Adder#add 5"
    })
    void frame_leadsToItsDeclaration(String frame, String place) {
        assertThat(at(first("java.lang.IllegalStateException: x\n\tat " + frame)))
                .isEqualTo(place);
    }

    @Test
    void frame_sameNamedFiles_packageDecides() {
        assertThat(first("java.lang.ArithmeticException\n\tat com.acme.other.Order.total(Order.java:5)")
                        .place()
                        .file())
                .isEqualTo("other/src/main/java/com/acme/other/Order.java");
        assertThat(index.locate(
                        "java.lang.ArithmeticException\n\tat com.foreign.Order.total(Order.java:5)\n"
                                + "\tat com.foreign.Adder.add(Adder.java:5)",
                        10))
                .noneSatisfy(place -> assertThat(place.why().getFirst()).startsWith("frame"));
    }

    @Test
    void frame_sameFileInTwoModules_bothAreListedWithDoubt() {
        List<RankedPlace> places =
                index.locate("java.lang.NullPointerException\n\tat com.acme.Twin.run(Twin.java:5)", 10);
        assertThat(places.subList(0, 2))
                .extracting(place -> place.place().file())
                .containsExactlyInAnyOrder("a/src/main/java/com/acme/Twin.java", "b/src/main/java/com/acme/Twin.java");
        assertThat(places.getFirst().why().getFirst()).contains("other places fit as well");
    }

    @Test
    void frame_lineOffAfterEdits_nameDecidesAndTheNearestOverloadIsTaken() {
        RankedPlace place = first("java.lang.IllegalStateException\n\tat com.acme.shop.Order.total(Order.java:50)");
        assertThat(place.place().symbol()).isEqualTo("Order#total");
        assertThat(place.place().startLine()).isEqualTo(34);
        assertThat(place.line()).isNull();
        assertThat(place.why().getFirst()).contains("line 50 is elsewhere now");
    }

    @Test
    void frame_fieldInitialiser_isTheField() {
        RankedPlace place = first("java.lang.ExceptionInInitializerError\nCaused by: java.lang.NumberFormatException: "
                + "For input string: \"x\"\n\tat java.lang.Integer.parseInt(Integer.java:652)\n"
                + "\tat com.acme.shop.Order.<clinit>(Order.java:7)");
        assertThat(place.line()).isEqualTo(7);
        assertThat(place.place().contains(7)).isTrue();
    }

    @Test
    void frame_kotlinFileClass_isItsFile() {
        assertThat(at(first("java.lang.NullPointerException\n\tat com.acme.shop.GreetingKt.greet(Greeting.kt:4)")))
                .endsWith(" 4");
        assertThat(first("java.lang.NullPointerException\n\tat com.acme.shop.GreetingKt.greet(Greeting.kt:4)")
                        .place()
                        .file())
                .isEqualTo("shop/src/main/kotlin/shop/Greeting.kt");
    }

    @Test
    void python_pathSuffixAndFunctionDecide() {
        RankedPlace place = first("""
                Traceback (most recent call last):
                  File "/srv/app/py/shop/cart.py", line 7, in main
                    Cart().total()
                  File "/srv/app/py/shop/cart.py", line 3, in total
                    return sum(self.prices)
                  File "/usr/lib/python3.12/site-packages/tools/cart.py", line 1, in total
                TypeError: unsupported operand
                """);
        assertThat(at(place)).isEqualTo("Cart#total 3");
        assertThat(place.place().file()).isEqualTo("py/shop/cart.py");
    }

    @Test
    void javascript_urlAndMethodDecide() {
        RankedPlace place = first("TypeError: Cannot read properties of undefined (reading 'map')\n"
                + "    at Cart.total (webpack:///web/src/cart.ts:3:23)\n    at node:internal/main/run_main:28:49");
        assertThat(at(place)).isEqualTo("Cart#total 3");
    }

    @Test
    void go_receiverAndFileDecide() {
        RankedPlace place = first("panic: no\n\ngoroutine 1 [running]:\nacme/cart.(*Cart).Total(...)\n"
                + "\t/home/ci/go/cart/cart.go:6\nmain.main()\n\t/home/ci/main.go:9 +0x1d\n");
        assertThat(place.place().file()).isEqualTo("go/cart/cart.go");
        assertThat(place.place().symbol()).endsWith("Total");
        assertThat(place.line()).isEqualTo(6);
    }

    @Test
    void dotNetRubyPhpRust_pathSuffixAndFunctionDecide() {
        assertThat(
                        at(
                                first(
                                        "System.DivideByZeroException: x\n   at Shop.Cart.Total(Int32 tax) in C:\\ci\\net\\Shop\\Cart.cs:line 7")))
                .isEqualTo("Cart#Total 7");
        assertThat(at(first(
                        "System.DivideByZeroException: x\n   at Shop.Cart.Total(Int32 tax)\n   at Shop.Main.Run()")))
                .isEqualTo("Cart#Total null");
        assertThat(at(first("System.DivideByZeroException: x\n   at Shop.Cart.Line.Price()")))
                .isEqualTo("Cart.Line#Price null");
        assertThat(index.locate("System.Exception: x\n   at Other.Cart.Total(Int32 tax)", 1)
                        .getFirst()
                        .why()
                        .toString())
                .doesNotContain("frame");
        assertThat(at(first("/srv/rb/app/models/basket.rb:3:in `block in total': x (NoMethodError)")))
                .isEqualTo("Basket#total 3");
        assertThat(
                        at(
                                first(
                                        "DivisionByZeroError: x in /srv/php/src/Basket.php:8\nStack trace:\n#0 /srv/i.php(2): App\\Basket->total()\n#1 {main}")))
                .isEqualTo("Basket#total 8");
        assertThat(at(first("thread 'main' panicked at src/basket.rs:5:9:\nindex out of bounds")))
                .isEqualTo("Basket#total 5");
    }

    @Test
    void chain_rootCauseComesFirstAndSuppressedLast() {
        List<RankedPlace> places = index.locate("""
                java.lang.RuntimeException: cannot print
                \tat com.acme.shop.Order.printer(Order.java:38)
                \tat com.acme.Main.main(Main.java:3)
                \tSuppressed: java.io.IOException: closing
                \t\tat com.acme.shop.Stock.<init>(Stock.java:5)
                Caused by: java.lang.NullPointerException: name is null
                \tat com.acme.shop.Order$Line.price(Order.java:61)
                \tat com.acme.shop.Order.total(Order.java:29)
                \t... 1 more
                """, 10);
        assertThat(places.stream().map(LocateFramesTest::at).limit(2))
                .containsExactly("Order.Line#price 61", "Order#total 29");
        assertThat(places.getFirst().why().getFirst()).startsWith("cause frame 1: NullPointerException arose here");
        assertThat(places)
                .anySatisfy(place -> assertThat(place.why().getFirst()).startsWith("suppressed frame 1"));
    }

    @Test
    void stackOverflow_theCycleComesBeforeWhereItEnded() {
        StringBuilder log =
                new StringBuilder("java.lang.StackOverflowError\n\tat com.acme.shop.Stock.<init>(Stock.java:5)\n");
        for (int i = 0; i < 500; i++) {
            log.append(
                    "\tat com.acme.shop.Order.later(Order.java:49)\n\tat com.acme.shop.Order.printer(Order.java:42)\n");
        }
        assertThat(index.locate(log.toString(), 2))
                .extracting(place -> place.place().symbol())
                .containsExactlyInAnyOrder("Order#later", "Order#printer");
    }

    @Test
    void emptyLog_givesNothing() {
        assertThat(index.locate("", 10)).isEmpty();
        assertThat(index.locate(" \n\t\u0000 ", 10)).isEmpty();
        assertThat(index.locate("java.lang.NullPointerException\n\tat com.acme.shop.Order.total(Order.java:29)", 0))
                .isEmpty();
    }

    @Test
    void results_areDistinctPlacesWithReasonsAndFallingScores() {
        List<RankedPlace> places = index.locate(
                "java.lang.IllegalStateException: order\n\tat com.acme.shop.Order.total(Order.java:29)", 50);
        assertThat(places).extracting(RankedPlace::place).doesNotHaveDuplicates();
        assertThat(places).allSatisfy(place -> {
            assertThat(place.why()).isNotEmpty();
            assertThat(place.score()).isBetween(0.0, 1.0);
        });
        assertThat(places).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }
}
