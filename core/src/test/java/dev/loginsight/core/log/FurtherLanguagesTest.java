package dev.loginsight.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Traces of .NET, Ruby, PHP and Rust, as their runtimes and usual loggers print them. */
class FurtherLanguagesTest {
    private static StackTrace parse(String text) {
        return StackTraceParser.parse(text).orElseThrow();
    }

    private static List<String> frames(ThrownException exception) {
        return exception.frames().stream()
                .map(frame -> frame.declaringType() + "|" + frame.function() + "|" + frame.file() + ":" + frame.line())
                .toList();
    }

    @Test
    void dotNet_innerException_isTheCauseWithTheFramesPrintedFirst() {
        StackTrace trace = parse("""
                Unhandled exception. System.InvalidOperationException: cannot price cart 7
                 ---> System.NullReferenceException: Object reference not set to an instance of an object.
                   at Shop.Prices.Of(String sku) in /src/Shop/Prices.cs:line 12
                   at Shop.Cart.<>c.<Total>b__3_0(Line line) in /src/Shop/Cart.cs:line 40
                   at System.Linq.Enumerable.Sum[TSource](IEnumerable`1 source, Func`2 selector)
                   --- End of inner exception stack trace ---
                   at Shop.Cart.<TotalAsync>d__4.MoveNext() in /src/Shop/Cart.cs:line 44
                --- End of stack trace from previous location ---
                   at Shop.Program.<Main>$(String[] args) in C:\\app\\Program.cs:line 5
                done
                """);

        assertThat(trace.language()).isEqualTo("csharp");
        assertThat(trace.chain())
                .extracting(ThrownException::type)
                .containsExactly("System.InvalidOperationException", "System.NullReferenceException");
        assertThat(trace.chain().getFirst().message()).isEqualTo("cannot price cart 7");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly(
                        "Shop.Cart|TotalAsync|/src/Shop/Cart.cs:44", "Shop.Program|<Main>$|C:\\app\\Program.cs:5");
        assertThat(frames(trace.chain().getLast()))
                .containsExactly(
                        "Shop.Prices|Of|/src/Shop/Prices.cs:12",
                        "Shop.Cart|Total|/src/Shop/Cart.cs:40",
                        "System.Linq.Enumerable|Sum|null:0");
    }

    @Test
    void dotNet_behindALoggersPrefix_isFoundWithoutIt() {
        FoundTrace found = StackTraceParser.find("""
                2026-11-23 09:30:00 [ERR] GET /cart failed
                System.ArgumentException: size -1
                   at Shop.Order..ctor(Int32 size) in /src/Order.cs:line 9
                next line
                """).orElseThrow();

        assertThat(found.trace().chain().getFirst().message()).isEqualTo("size -1");
        assertThat(frames(found.trace().chain().getFirst())).containsExactly("Shop.Order|Order|/src/Order.cs:9");
        assertThat(found.after()).isEqualTo("next line");
    }

    /** A build without symbols. */
    @Test
    void dotNet_withoutSourceFiles_isToldFromJavaByItsParameters() {
        StackTrace trace = parse("""
                System.NullReferenceException: Object reference not set to an instance of an object.
                   at Shop.Orders.Find(String id)
                   at Shop.Orders.<FindAsync>d__4.MoveNext()
                   at Shop.Program.Main(String[] args, Dictionary`2 settings)
                """);

        assertThat(trace.language()).isEqualTo("csharp");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly("Shop.Orders|Find|null:0", "Shop.Orders|FindAsync|null:0", "Shop.Program|Main|null:0");
        assertThat(parse("java.lang.Exception: x\n\tat a.B.c(Native Method)\n\tat a.B.d(Unknown Source)")
                        .language())
                .isEqualTo("java");
    }

    @Test
    void ruby_uncaught_hasItsMessageOnTheFirstFrameAndItsCauseBehind() {
        StackTrace trace = parse("""
                /app/lib/cart.rb:12:in `block (2 levels) in total': cannot price cart 7 (Shop::CartError)
                \tfrom /app/lib/cart.rb:11:in `each'
                \tfrom app.rb:5:in `<main>'
                /app/lib/prices.rb:3:in 'Shop::Prices#of': undefined method 'cents' for nil (NoMethodError)
                \tfrom /app/lib/cart.rb:12:in 'block in Shop::Cart.total'
                """);

        assertThat(trace.language()).isEqualTo("ruby");
        assertThat(trace.chain()).extracting(ThrownException::type).containsExactly("Shop::CartError", "NoMethodError");
        assertThat(trace.chain().getFirst().message()).isEqualTo("cannot price cart 7");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly("|total|/app/lib/cart.rb:12", "|each|/app/lib/cart.rb:11", "||app.rb:5");
        assertThat(frames(trace.chain().getLast()))
                .containsExactly("Shop::Prices|of|/app/lib/prices.rb:3", "Shop::Cart|total|/app/lib/cart.rb:12");
    }

    @Test
    void ruby_rails_hasTheExceptionAboveABlankLine() {
        StackTrace trace = parse("""
                F, [2026-11-23T09:30:00.1 #7] FATAL -- : NoMethodError (undefined method `price' for nil:NilClass):

                app/models/cart.rb:12:in `total'
                app/controllers/carts_controller.rb:5:in `show'
                """);

        assertThat(trace.chain().getFirst().type()).isEqualTo("NoMethodError");
        assertThat(trace.chain().getFirst().message()).isEqualTo("undefined method `price' for nil:NilClass");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly("|total|app/models/cart.rb:12", "|show|app/controllers/carts_controller.rb:5");
    }

    @Test
    void php_uncaught_frameNamesTheFunctionAroundItsPlace() {
        StackTrace trace = parse("""
                PHP Fatal error:  Uncaught TypeError: App\\Prices::of(): Argument #1 must be of type string in /app/src/Prices.php:12
                Stack trace:
                #0 /app/src/Cart.php(34): App\\Prices::of(NULL)
                #1 [internal function]: App\\Cart->App\\{closure}(Object(App\\Line))
                #2 /app/src/Cart.php(30): array_map(Object(Closure), Array)
                #3 /app/public/index.php(9): App\\Cart->total()
                #4 {main}
                  thrown in /app/src/Prices.php on line 12
                next
                """);

        assertThat(trace.language()).isEqualTo("php");
        assertThat(trace.chain().getFirst().type()).isEqualTo("TypeError");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly(
                        "App\\Prices|of|/app/src/Prices.php:12",
                        "||/app/src/Cart.php:34",
                        "App\\Cart|total|/app/src/Cart.php:30",
                        "||/app/public/index.php:9");
    }

    @Test
    void php_chain_isPrintedRootCauseFirst() {
        StackTrace trace = parse("""
                LogicException: no price in /app/src/Prices.php:12
                Stack trace:
                #0 /app/src/Cart.php(34): App\\Prices->of('x')
                #1 {main}

                Next RuntimeException: cannot price cart in /app/src/Cart.php:36
                Stack trace:
                #0 /app/public/index.php(9): App\\Cart->total()
                #1 {main}
                """);

        assertThat(trace.chain())
                .extracting(ThrownException::type)
                .containsExactly("RuntimeException", "LogicException");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly("App\\Cart|total|/app/src/Cart.php:36", "||/app/public/index.php:9");
    }

    @Test
    void php_monolog_placeStandsInTheContext() {
        StackTrace trace = parse("""
                [2026-11-23 09:30:00] production.ERROR: no price {"exception":"[object] (LogicException(code: 0): no price at /app/Prices.php:12)
                [stacktrace]
                #0 /app/Cart.php(34): App\\Prices->of('x')
                #1 {main}
                """);

        assertThat(trace.chain().getFirst().type()).isEqualTo("LogicException");
        assertThat(trace.chain().getFirst().message()).isEqualTo("no price");
        assertThat(frames(trace.chain().getFirst()).getFirst()).isEqualTo("App\\Prices|of|/app/Prices.php:12");
    }

    @Test
    void rust_panicWithBacktrace_namesFunctionsWithoutHashAndClosure() {
        StackTrace trace = parse("""
                thread 'main' (4711) panicked at src/cart.rs:42:9:
                index out of bounds: the len is 3 but the index is 7
                stack backtrace:
                   0: rust_begin_unwind
                             at /rustc/9fc6b431/library/std/src/panicking.rs:645:5
                   1: core::panicking::panic_fmt
                   2: <shop::cart::Cart as shop::Priced>::total::{{closure}}
                             at ./src/cart.rs:42:9
                   3: shop::main::h0123456789abcdef
                             at ./src/main.rs:5:3
                note: Some details are omitted
                """);

        assertThat(trace.language()).isEqualTo("rust");
        assertThat(trace.chain().getFirst().type()).isEqualTo("panic");
        assertThat(trace.chain().getFirst().message())
                .isEqualTo("index out of bounds: the len is 3 but the index is 7");
        assertThat(frames(trace.chain().getFirst()))
                .containsExactly(
                        "|rust_begin_unwind|/rustc/9fc6b431/library/std/src/panicking.rs:645",
                        "core::panicking|panic_fmt|null:0",
                        "shop::cart::Cart|total|./src/cart.rs:42",
                        "shop|main|./src/main.rs:5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thread 'main' panicked at src/a.rs:1:5:#boom#note: run with `RUST_BACKTRACE=1` environment variable",
                "thread 'main' panicked at src/a.rs:1:5:#boom#stack backtrace:#   0: a::b#note: Some details are omitted",
                "PHP Fatal error:  Uncaught LogicException: boom in /a.php:12#Stack trace:##0 {main}#  thrown in /a.php on line 12",
                "PHP Fatal error:  Uncaught LogicException: boom in /a.php:12#Stack trace:##0 /b.php(3): f()##1 {main}"
            })
    void runtimesOwnWords_arePartOfTheTrace(String text) {
        String log = text.replace("##", "\n\u0001").replace('#', '\n').replace('\u0001', '#');
        FoundTrace found = StackTraceParser.find("before\n" + log + "\nafter").orElseThrow();

        assertThat(found.before()).isEqualTo("before");
        assertThat(found.after()).isEqualTo("after");
        assertThat(found.trace().chain().getFirst().message()).isEqualTo("boom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "thread 'main' panicked at src/main.rs:12:5:\\nboom\\nnote: run with RUST_BACKTRACE=1",
                "thread 'main' panicked at 'boom', src/main.rs:12:5",
                "2026-11-23T09:30:00Z ERROR thread 'tokio' panicked at 'boom', src/main.rs:12:5"
            })
    void rust_panicWithoutBacktrace_isItsPlace(String text) {
        ThrownException panic = parse(text.replace("\\n", "\n")).chain().getFirst();

        assertThat(panic.message()).isEqualTo("boom");
        assertThat(frames(panic)).containsExactly("||src/main.rs:12");
    }

    @Test
    void rust_errorWithBacktrace_keepsItsChainAsMessage() {
        StackTrace trace = parse("""
                Error: cannot price cart

                Caused by:
                    no such sku

                Stack backtrace:
                   0: shop::prices::of
                             at ./src/prices.rs:3:9
                """);

        assertThat(trace.chain().getFirst().message()).isEqualTo("cannot price cart\nCaused by:\nno such sku");
        assertThat(frames(trace.chain().getFirst())).containsExactly("shop::prices|of|./src/prices.rs:3");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "   at ".repeat(20_000),
                "   at a(" + "x) in ".repeat(20_000) + ":line 1",
                "   at a.b(" + "c d, ".repeat(20_000),
                "   at a.b(" + "c".repeat(100_000) + " d)",
                "System.Exception: x" + " ---> ".repeat(20_000) + "\n   at A.B() in c.cs:line 1",
                "a".repeat(200_000) + ":1:in `x'",
                ("x:1:in `y': z " + "(A".repeat(20_000)).repeat(3),
                "#0 " + "a(1): ".repeat(30_000),
                "A: b in ".repeat(30_000) + "\n#0 a(1): b()",
                "thread 'x' panicked at " + "'".repeat(100_000) + ", a:1:1",
                "stack backtrace:\n   0: " + "<a as ".repeat(30_000) + "\n  at " + "b:".repeat(30_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileText_isReadInLinearTime(String text) {
        // A quadratic reader would need minutes for these.
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> StackTraceParser.parse(text));
    }
}
