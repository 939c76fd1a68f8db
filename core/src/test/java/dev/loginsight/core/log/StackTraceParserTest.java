package dev.loginsight.core.log;

import static dev.loginsight.core.log.ThrownException.Relation.CAUSED_BY;
import static dev.loginsight.core.log.ThrownException.Relation.SUPPRESSED;
import static dev.loginsight.core.log.ThrownException.Relation.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceParserTest {
    private static final String CHAIN = """
            2026-03-01T10:15:30.123+01:00 ERROR 4711 --- [shop] [nio-8080-exec-3] c.a.shop.OrderController : Order 17 failed

            com.acme.shop.OrderException: cannot place order:
            customer is unknown
            \tat com.acme.shop.OrderService.place(OrderService.java:42) ~[classes/:na]
            \tat com.acme.shop.OrderService$$SpringCGLIB$$0.place(<generated>) ~[classes/:na]
            \tat java.base/java.lang.reflect.Method.invoke(Method.java:580) ~[na:na]
            \tat app//com.acme.shop.Main.main(Main.java:9)
            Caused by: java.lang.NullPointerException: Cannot invoke "com.acme.Customer.name()" because "c" is null
            \tat com.acme.shop.Customers.lambda$find$0(Customers.java:17) ~[shop-1.0.jar!/:1.0]
            \t... 3 common frames omitted
            2026-03-01T10:15:31.000+01:00  INFO 4711 --- [shop] [main] c.a.Other : next
            """;

    @Test
    void find_springBootRecord_separatesTheTraceFromWhatStandsAround() {
        FoundTrace found = StackTraceParser.find(CHAIN).orElseThrow();

        assertThat(found.before()).endsWith("c.a.shop.OrderController : Order 17 failed");
        assertThat(found.printed())
                .startsWith("com.acme.shop.OrderException: cannot place order:")
                .endsWith("3 common frames omitted");
        assertThat(found.after()).startsWith("2026-03-01T10:15:31.000+01:00  INFO");
    }

    @Test
    void parse_causeChain_keepsMessagesFramesAndOrder() {
        StackTrace trace = parse(CHAIN);

        assertThat(trace.language()).isEqualTo("java");
        assertThat(trace.chain()).extracting(ThrownException::relation).containsExactly(TOP, CAUSED_BY);
        assertThat(trace.top().type()).isEqualTo("com.acme.shop.OrderException");
        assertThat(trace.top().message()).isEqualTo("cannot place order:\ncustomer is unknown");
        assertThat(trace.top().frames())
                .containsExactly(
                        new Frame("com.acme.shop.OrderService", "place", "OrderService.java", 42),
                        new Frame("com.acme.shop.OrderService$$SpringCGLIB$$0", "place", null, 0),
                        new Frame("java.lang.reflect.Method", "invoke", "Method.java", 580),
                        new Frame("com.acme.shop.Main", "main", "Main.java", 9));
        assertThat(trace.rootCause().framesInCommon()).isEqualTo(3);
        assertThat(trace.rootCause().message()).endsWith("because \"c\" is null");
    }

    @Test
    void parse_realThrowable_givesExactlyItsElements() {
        Exception thrown = new IllegalStateException("outer\nof two lines", new IllegalArgumentException("inner"));
        thrown.addSuppressed(new java.io.IOException("close failed", new RuntimeException("disk")));
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text, true));

        StackTrace trace = parse(text.toString());

        assertThat(trace.top().message()).isEqualTo("outer\nof two lines");
        assertThat(trace.top().frames()).hasSize(thrown.getStackTrace().length);
        assertThat(trace.top().frames().getFirst().line()).isEqualTo(thrown.getStackTrace()[0].getLineNumber());
        assertThat(trace.chain())
                .extracting(ThrownException::relation)
                .containsExactly(TOP, SUPPRESSED, SUPPRESSED, CAUSED_BY);
        assertThat(trace.rootCause().message()).isEqualTo("inner");
        ThrownException inner = trace.rootCause();
        assertThat(inner.frames().size() + inner.framesInCommon())
                .isEqualTo(thrown.getCause().getStackTrace().length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at java.base@21.0.1/java.util.HashMap.get(HashMap.java:5)|java.util.HashMap|get|HashMap.java|5",
                "at com.foo.loader/foo@9.0/com.foo.Main.run(Main.java:101)|com.foo.Main|run|Main.java|101",
                "at com.foo.loader//com.foo.bar.App.run(App.java:12)|com.foo.bar.App|run|App.java|12",
                "at a.B$$Lambda$14/0x0000000800066840.apply(Unknown Source)|a.B$$Lambda$14|apply||0",
                "at a.B$$Lambda/0x00007f01.apply(Unknown Source) ~[na:na]|a.B$$Lambda|apply||0",
                "at a.B$$Lambda$14/1234567.apply(Unknown Source)|a.B$$Lambda$14|apply||0",
                "at jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)|jdk.internal.reflect.NativeMethodAccessorImpl|invoke0||0",
                "at com.acme.A.<init>(A.java:3)|com.acme.A|<init>|A.java|3",
                "at com.acme.A.<clinit>(A.java)|com.acme.A|<clinit>|A.java|0",
                "at com.acme.CartTest.total is never negative(CartTest.kt:7)|com.acme.CartTest|total is never negative|CartTest.kt|7",
                "at com.acme.Main$.$anonfun$main$1(Main.scala:7)[12:shop:1.0]|com.acme.Main$|$anonfun$main$1|Main.scala|7",
                "at user$eval__12$fn__34.invoke(NO_SOURCE_FILE:1)|user$eval__12$fn__34|invoke|NO_SOURCE_FILE|1",
                "at b.c.d.a(SourceFile:33)|b.c.d|a|SourceFile|33",
                "at b.c.d.a(Unknown Source:12)|b.c.d|a||12",
                "at com.sun.proxy.$Proxy42.save(Unknown Source)|com.sun.proxy.$Proxy42|save||0",
                "at com.acme.Größe.messen(Größe.java:8)|com.acme.Größe|messen|Größe.java|8",
            })
    void parse_frame_readsTypeFunctionFileAndLine(String line, String type, String function, String file, int number) {
        StackTrace trace = parse("java.lang.RuntimeException: x\n\t" + line);

        assertThat(trace.top().frames()).containsExactly(new Frame(type, function, file, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException: boom\n\tat a.B.c(B.java:1)",
                "java.lang.IllegalStateException: boom\r\n\tat a.B.c(B.java:1)\r\n",
                "java.lang.IllegalStateException: boom\n    at a.B.c(B.java:1)\n",
                "java.lang.IllegalStateException: boom\nat a.B.c(B.java:1)\n",
                "java.lang.IllegalStateException: boom\n\n\tat a.B.c(B.java:1)\n",
                "Exception in thread \"main worker\" java.lang.IllegalStateException: boom\n\tat a.B.c(B.java:1)",
                "12:00:01.5 [main] ERROR a.B - it failed: java.lang.IllegalStateException: boom\n\tat a.B.c(B.java:1)",
                "\u001b[31mERROR\u001b[0;39m it failed\n\u001b[1mjava.lang.IllegalStateException\u001b[m: boom\n\tat a.B.c(B.java:1)",
                "{\"level\":\"ERROR\",\"stack\":\"java.lang.IllegalStateException: boom\\n\\tat a.B.c(B.java:1)\\n\",\"x\":1}",
                "{\\\"stack\\\":\\\"java.lang.IllegalStateException: boom\\\\n\\\\tat a.B.c(B.java:1)\\\\n\\\"}",
                "ERROR java.lang.IllegalStateException: boom at a.B.c(B.java:1)",
                "<11>1 - host app - - java.lang.IllegalStateException: boom#012#011at a.B.c(B.java:1)",
                "shop_1  | java.lang.IllegalStateException: boom\nshop_1  | \tat a.B.c(B.java:1)",
                "2026-01-01T00:00:00.1Z stderr F java.lang.IllegalStateException: boom\n2026-01-01T00:00:00.1Z stderr F \tat a.B.c(B.java:1)",
                "E/Runtime(12): java.lang.IllegalStateException: boom\nE/Runtime(12): \tat a.B.c(B.java:1)",
            })
    void parse_sameTraceInEveryDress_isTheSame(String text) {
        StackTrace trace = parse(text);

        assertThat(trace.chain()).hasSize(1);
        assertThat(trace.top().type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(trace.top().message()).isEqualTo("boom");
        assertThat(trace.top().frames()).containsExactly(new Frame("a.B", "c", "B.java", 1));
    }

    @Test
    void parse_foldedChain_unfoldsTheCauses() {
        StackTrace trace = parse("x.OuterException: o at a.B.c(B.java:1) at a.B.d(B.java:2)"
                + " Caused by: x.InnerException: i at e.F.g(F.java:3) ... 2 more");

        assertThat(trace.chain())
                .extracting(ThrownException::type)
                .containsExactly("x.OuterException", "x.InnerException");
        assertThat(trace.rootCause().frames()).containsExactly(new Frame("e.F", "g", "F.java", 3));
        assertThat(trace.rootCause().framesInCommon()).isEqualTo(2);
    }

    @Test
    void parse_nestedSuppressed_staysOutOfTheCauseChain() {
        StackTrace trace = parse("""
                x.TopException: t
                \tat a.A.a(A.java:1)
                \tSuppressed: x.CloseException: c
                \t\tat a.A.close(A.java:2)
                \t\t... 1 more
                \t\tSuppressed: x.DeepException
                \t\t\tat a.A.deep(A.java:3)
                \tCaused by: x.DiskException: full
                \t\tat a.D.d(D.java:4)
                Caused by: x.RootException: r
                \tat a.R.r(R.java:5)
                \t[CIRCULAR REFERENCE: x.TopException: t]
                """);

        assertThat(trace.chain())
                .extracting(ThrownException::simpleType, ThrownException::relation)
                .containsExactly(
                        Assertions.tuple("TopException", TOP),
                        Assertions.tuple("CloseException", SUPPRESSED),
                        Assertions.tuple("DeepException", SUPPRESSED),
                        Assertions.tuple("DiskException", SUPPRESSED),
                        Assertions.tuple("RootException", CAUSED_BY));
        assertThat(trace.rootCause().simpleType()).isEqualTo("RootException");
    }

    @Test
    void parse_rootCauseFirst_isTurnedRound() {
        StackTrace trace = parse("""
                x.RootException: r
                \tat a.R.r(R.java:5)
                \t... 1 common frames omitted
                Wrapped by: x.MiddleException: m
                \tat a.M.m(M.java:4)
                Wrapped by: x.TopException: t
                \tat a.A.a(A.java:1)
                """);

        assertThat(trace.chain())
                .extracting(ThrownException::simpleType, ThrownException::relation)
                .containsExactly(
                        Assertions.tuple("TopException", TOP),
                        Assertions.tuple("MiddleException", CAUSED_BY),
                        Assertions.tuple("RootException", CAUSED_BY));
    }

    @Test
    void parse_causeMessageOfSeveralLines_keepsThem() {
        StackTrace trace = parse("""
                x.TopException
                \tat a.A.a(A.java:1)
                Caused by: x.SqlException: ERROR: duplicate key
                  Detail: Key (id)=(1) already exists.

                  Hint: none
                \tat a.D.d(D.java:4)
                """);

        assertThat(trace.rootCause().message())
                .isEqualTo("ERROR: duplicate key\n  Detail: Key (id)=(1) already exists.\n\n  Hint: none");
        assertThat(trace.top().message()).isEmpty();
    }

    @Test
    void parse_severalTraces_takesTheFirstWholeChain() {
        FoundTrace found = StackTraceParser.find("""
                        x.FirstException: 1
                        \tat a.A.a(A.java:1)
                        Caused by: x.CauseException: c
                        \tat a.A.b(A.java:2)
                        x.SecondException: 2
                        \tat a.B.b(B.java:2)
                        """).orElseThrow();

        assertThat(found.trace().chain()).hasSize(2);
        assertThat(found.after()).startsWith("x.SecondException: 2");
    }

    @Test
    void parse_framesWithoutAnException_haveNoType() {
        StackTrace trace = parse("\tat a.A.a(A.java:1)\n\tat a.A.b(A.java:2)\n");

        assertThat(trace.top().type()).isEmpty();
        assertThat(trace.top().frames()).hasSize(2);
    }

    @Test
    void parse_exceptionWithoutFrames_isAChainOfTypes() {
        assertThat(parse("java.lang.NullPointerException").top().type()).isEqualTo("java.lang.NullPointerException");
        assertThat(parse("x.AException: a\nCaused by: x.BException: b").chain()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "Order 17 was placed at the shop (no error)",
                "see you at com.acme.Shop",
                "Failed at step (3): at all",
                "Error: at least one item (A) is missing",
                "user@example.com:80",
                "   look at Acme.Shop.Order.Total(String s) in C:\\src\\Order.cs:line 12",
                "#1 (of 3): see cart.rb:12 and main.rs:5:1",
                "http://example.com/a.js",
            })
    void parse_textWithoutATrace_isEmpty(String text) {
        assertThat(StackTraceParser.parse(text)).isEmpty();
    }

    @Test
    void parse_python_putsTheLoggedExceptionFirstAndTheInnermostFrameFirst() {
        StackTrace trace = parse("""
                2026-01-01 10:00:00,123 ERROR shop Cannot total
                Traceback (most recent call last):
                  File "/app/shop/cart.py", line 10, in total
                    return prices[item]
                           ~~~~~~^^^^^^
                KeyError: 'apple'

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "/app/main.py", line 5, in <module>
                    run()
                  [Previous line repeated 996 more times]
                  File "/app/shop/cart.py", line 12, in total
                    raise shop.errors.CartError("no price") from None
                shop.errors.CartError: no price
                for apple

                next line
                """);

        assertThat(trace.language()).isEqualTo("python");
        assertThat(trace.top().type()).isEqualTo("shop.errors.CartError");
        assertThat(trace.top().message()).isEqualTo("no price\nfor apple");
        assertThat(trace.top().frames())
                .containsExactly(
                        new Frame("", "total", "/app/shop/cart.py", 12), new Frame("", "<module>", "/app/main.py", 5));
        assertThat(trace.rootCause().type()).isEqualTo("KeyError");
    }

    @Test
    void parse_pythonDirectCause_isACause() {
        StackTrace trace = parse("""
                Traceback (most recent call last):
                  File "a.py", line 1, in f
                ValueError: v

                The above exception was the direct cause of the following exception:

                Traceback (most recent call last):
                  File "a.py", line 3, in g
                RuntimeError
                """);

        assertThat(trace.chain()).extracting(ThrownException::type).containsExactly("RuntimeError", "ValueError");
    }

    @Test
    void parse_pythonExceptionGroup_holdsItsExceptionsAsCauses() {
        StackTrace trace = parse("""
                  + Exception Group Traceback (most recent call last):
                  |   File "/app/main.py", line 4, in <module>
                  |     run()
                  | ExceptionGroup: many (1 sub-exception)
                  +-+---------------- 1 ----------------
                    | Traceback (most recent call last):
                    |   File "/app/main.py", line 9, in step
                    |     fail()
                    | ValueError: bad
                    +------------------------------------
                """);

        assertThat(trace.chain()).extracting(ThrownException::type).containsExactly("ExceptionGroup", "ValueError");
        assertThat(trace.rootCause().frames()).containsExactly(new Frame("", "step", "/app/main.py", 9));
    }

    @Test
    void parse_node_readsFramesAndCause() {
        StackTrace trace = parse("""
                /app/cart.js:10
                    throw new Error()
                    ^

                TypeError: Cannot read properties of undefined (reading 'price')
                    at Cart.total [as sum] (/app/src/cart.js:3:9)
                    at new Order (file:///app/src/order.mjs:8:1)
                    at async Promise.all (index 0)
                    at /app/src/main.ts:20:5
                    at eval (eval at run (/app/e.js:7:3), <anonymous>:1:1)
                    at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {
                  code: 'E_PRICE',
                  [cause]: Error: no such item
                      at find (C:\\\\shop\\\\items.js:5:11)
                      ... 4 lines matching cause stack trace ...
                }

                Node.js v22.0.0
                """);

        assertThat(trace.language()).isEqualTo("javascript");
        assertThat(trace.top().type()).isEqualTo("TypeError");
        assertThat(trace.top().frames())
                .startsWith(
                        new Frame("Cart", "total", "/app/src/cart.js", 3),
                        new Frame("Order", "constructor", "file:///app/src/order.mjs", 8),
                        new Frame("Promise", "all", null, 0),
                        new Frame("", "", "/app/src/main.ts", 20),
                        new Frame("", "eval", "/app/e.js", 7));
        assertThat(trace.rootCause().message()).isEqualTo("no such item");
        assertThat(trace.rootCause().frames()).hasSize(1);
        assertThat(trace.rootCause().framesInCommon()).isEqualTo(4);
    }

    @Test
    void parse_browserStack_readsFirefoxFrames() {
        StackTrace trace = parse("""
                TypeError: cart is undefined
                total@https://shop.example/assets/cart.js:3:9
                async*run@https://shop.example/assets/main.js:12:1
                @https://shop.example/assets/main.js:1:1
                """);

        assertThat(trace.top().type()).isEqualTo("TypeError");
        assertThat(trace.top().frames()).extracting(Frame::function).containsExactly("total", "run", "");
    }

    @Test
    void parse_goPanic_takesTheFirstGoroutine() {
        StackTrace trace = parse("""
                2026/01/01 10:00:00 starting
                panic: runtime error: index out of range [5] with length 3
                [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1]

                goroutine 1 [running]:
                github.com/acme/shop/order.(*Cart).Total.func1(0xc000010000, {0x1, 0x2})
                \t/app/order/cart.go:12 +0x1d
                main.main()
                \t/app/main.go:8 +0x20
                created by main.start in goroutine 1
                \t/app/main.go:5 +0x1

                goroutine 18 [select]:
                main.other()
                \t/app/other.go:1 +0x1
                exit status 2
                """);

        assertThat(trace.language()).isEqualTo("go");
        assertThat(trace.top().type()).isEqualTo("panic");
        assertThat(trace.top().message()).isEqualTo("runtime error: index out of range [5] with length 3");
        assertThat(trace.top().frames())
                .containsExactly(
                        new Frame("github.com/acme/shop/order", "(*Cart).Total.func1", "/app/order/cart.go", 12),
                        new Frame("main", "main", "/app/main.go", 8),
                        new Frame("main", "start", "/app/main.go", 5));
    }

    @Test
    void parse_stackOverflow_keepsAsManyFramesAsTheJvmPrints() {
        String text =
                "java.lang.StackOverflowError\n" + "\tat a.B.c(B.java:1)\n".repeat(5000) + "Caused by: x.YError: y\n";

        StackTrace trace = parse(text);

        assertThat(trace.top().frames()).hasSize(1024);
        assertThat(trace.rootCause().type()).isEqualTo("x.YError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " at a.b(",
                "at a",
                "\tat ",
                "Exception",
                "a.B.c: ",
                "Error   ",
                "Caused by: ",
                "... 1",
                "(",
                "@",
                "a@/b",
                "x: y: ",
                "\\n",
                "\\u00",
                "#012",
                "File \"",
                "[cause]: ",
                "....",
                " at a.B.c(B.java:1)",
                "\u001b[",
                "goroutine 1 ",
            })
    void parse_hugeHostileLine_takesLinearTime(String unit) {
        String line = unit.repeat(1_000_000 / unit.length());

        Assertions.assertThatNoException()
                .isThrownBy(() -> List.of(
                                line,
                                "x.YException: y\n" + line + "\n\tat a.B.c(B.java:1)",
                                (line.substring(0, 100) + "\n").repeat(10_000))
                        .forEach(text -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                Duration.ofSeconds(5), () -> StackTraceParser.find(text))));
    }

    private static StackTrace parse(String text) {
        return StackTraceParser.parse(text).orElseThrow();
    }
}
