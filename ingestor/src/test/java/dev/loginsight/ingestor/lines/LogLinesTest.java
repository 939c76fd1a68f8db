package dev.loginsight.ingestor.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.normalize.Draft;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // Spring Boot 3 and 4, with and without an application's name and trace ids; Spring Boot 2
                "2026-03-01T10:15:30.123+01:00 ERROR 4711 --- [shop] [nio-8080-exec-3] c.a.s.OrderController                  : Order 17 failed~2026-03-01T09:15:30.123Z~ERROR~nio-8080-exec-3~c.a.s.OrderController~Order 17 failed",
                "2026-03-01T10:15:30.123+01:00 ERROR 4711 --- [           main] c.a.s.OrderController                  : Order 17 failed~2026-03-01T09:15:30.123Z~ERROR~main~c.a.s.OrderController~Order 17 failed",
                "2026-03-01T10:15:30.123Z ERROR 1 --- [shop] [exec-3] [0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331] c.a.s.Orders : a : b~2026-03-01T10:15:30.123Z~ERROR~exec-3~c.a.s.Orders~a : b",
                "2022-05-01 10:15:30.123  WARN [shop,0af7651916cd43dd,b7ad6b7169203331] 4711 --- [nio-8080-exec-3] c.a.s.Orders : x~2022-05-01T08:15:30.123Z~WARN~nio-8080-exec-3~c.a.s.Orders~x",
                // logback
                "10:15:30.123 [main] ERROR com.acme.Shop -- it broke~2026-03-01T09:15:30.123Z~ERROR~main~com.acme.Shop~it broke",
                "10:15:30.123 [main] ERROR com.acme.Shop - it broke~2026-03-01T09:15:30.123Z~ERROR~main~com.acme.Shop~it broke",
                "10:15:30,123 |-ERROR in ch.qos.logback.core.Foo - bar~2026-03-01T09:15:30.123Z~-~-~-~|-ERROR in ch.qos.logback.core.Foo - bar",
                "2026-03-01 10:15:30,123 [http-nio-8080-exec-1] ERROR c.a.Shop - it broke~2026-03-01T09:15:30.123Z~ERROR~http-nio-8080-exec-1~c.a.Shop~it broke",
                "2026-03-01 10:15:30,123 ERROR [main] c.a.Shop - it broke~2026-03-01T09:15:30.123Z~ERROR~main~c.a.Shop~it broke",
                "2026-03-01 10:15:30 ERROR Shop:42 - it broke~2026-03-01T09:15:30Z~ERROR~-~Shop:42~it broke",
                // log4j
                "2026-03-01 10:15:30,123 main ERROR Appenders contains an invalid element~2026-03-01T09:15:30.123Z~-~-~-~main ERROR Appenders contains an invalid element",
                "ERROR [main] com.acme.Shop - it broke~-~ERROR~main~com.acme.Shop~it broke",
                "ERROR com.acme.Shop - it broke~-~ERROR~-~com.acme.Shop~it broke",
                "[2026-03-01 10:15:30,123] ERROR it broke (com.acme.Shop)~2026-03-01T09:15:30.123Z~ERROR~-~-~it broke (com.acme.Shop)",
                // Elasticsearch, JBoss and Quarkus, Tomcat, Dropwizard
                "[2026-03-01T10:15:30,123][ERROR][o.e.c.Service    ] [node-1] it broke~2026-03-01T09:15:30.123Z~ERROR~-~o.e.c.Service~[node-1] it broke",
                "10:15:30,123 ERROR [com.acme.Shop] (default task-1) it broke~2026-03-01T09:15:30.123Z~ERROR~default task-1~com.acme.Shop~it broke",
                "2026-03-01 10:15:30,123 ERROR [com.acm.Shop] (executor-thread-1) it broke~2026-03-01T09:15:30.123Z~ERROR~executor-thread-1~com.acm.Shop~it broke",
                "01-Mar-2026 10:15:30.123 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal it broke~2026-03-01T09:15:30.123Z~ERROR~main~org.apache.catalina.core.StandardContext.startInternal~it broke",
                "ERROR  [2026-03-01 10:15:30,123] com.acme.Shop: it broke~2026-03-01T09:15:30.123Z~ERROR~-~com.acme.Shop~it broke",
                // Python, gunicorn, Go, zap, nginx, Apache, PostgreSQL
                "2026-03-01 10:15:30,123 - shop - ERROR - it broke~2026-03-01T09:15:30.123Z~ERROR~-~shop~it broke",
                "ERROR:root:it broke: badly~-~ERROR~-~root~it broke: badly",
                "CRITICAL:shop.cart:it broke~-~FATAL~-~shop.cart~it broke",
                "ERROR: it broke~-~ERROR~-~-~it broke",
                "[2026-03-01 10:15:30 +0000] [123] [ERROR] it broke~2026-03-01T10:15:30Z~ERROR~-~-~it broke",
                "2026/03/01 10:15:30 it broke~2026-03-01T09:15:30Z~-~-~-~it broke",
                "2026-03-01T10:15:30.123Z\tERROR\tshop/cart.go:12\tit broke\t{\"user\": 7}~2026-03-01T10:15:30.123Z~ERROR~-~shop/cart.go:12~it broke\t{\"user\": 7}",
                "2026/03/01 10:15:30 [error] 12#12: *1 open() failed~2026-03-01T09:15:30Z~ERROR~-~-~12#12: *1 open() failed",
                "[Sun Mar 01 10:15:30.123456 2026] [core:error] [pid 12:tid 3] [client 10.0.0.1:80] it broke~2026-03-01T09:15:30.123456Z~ERROR~-~-~[pid 12:tid 3] [client 10.0.0.1:80] it broke",
                "2026-03-01 10:15:30.123 UTC [99] ERROR:  relation \"x\" does not exist~2026-03-01T10:15:30.123Z~ERROR~-~-~relation \"x\" does not exist",
                // syslog, glog, logcat, logfmt
                "<11>1 2026-03-01T10:15:30.123Z host shop 12 ID47 - it broke~2026-03-01T10:15:30.123Z~ERROR~-~-~it broke",
                "<11>Mar  1 10:15:30 host shop[12]: it broke~2026-03-01T09:15:30Z~ERROR~-~-~it broke",
                "Mar  1 10:15:30 host shop[12]: ERROR [main] c.a.Shop - it broke~2026-03-01T09:15:30Z~ERROR~main~c.a.Shop~it broke",
                "Dec 31 10:15:30 host shop[12]: it broke~2025-12-31T09:15:30Z~-~-~-~it broke",
                "E0301 10:15:30.123456   12 cart.go:7] it broke~2026-03-01T09:15:30.123456Z~ERROR~12~cart.go:7~it broke",
                "03-01 10:15:30.123  1234  5678 E Shop: it broke~2026-03-01T09:15:30.123Z~ERROR~5678~Shop~it broke",
                "time=\"2026-03-01T10:15:30Z\" level=error msg=\"it \\\"really\\\" broke\" user=7~2026-03-01T10:15:30Z~ERROR~-~-~it \"really\" broke",
                // JSON among text
                "{\"@timestamp\":\"2026-03-01T10:15:30Z\",\"level\":\"ERROR\",\"logger_name\":\"c.a.Shop\",\"thread_name\":\"main\",\"message\":\"it broke\"}~2026-03-01T10:15:30Z~ERROR~main~c.a.Shop~it broke",
                // Ruby's Logger, with and without Rails' tags; Spring Boot's correlation in capitals, Tomcat's
                // containers
                "E, [2026-03-01T10:15:30.123456 #17] ERROR -- : save failed~2026-03-01T09:15:30.123456Z~ERROR~-~-~save failed",
                "I, [2026-03-01T10:15:30.123456 #17]  INFO -- shop: error rate is 0~2026-03-01T09:15:30.123456Z~INFO~-~shop~error rate is 0",
                "F, [2026-03-01T10:15:30.123456 #17] FATAL -- : [6a1b] boom~2026-03-01T09:15:30.123456Z~FATAL~-~-~boom",
                "2026-03-01T10:15:30.123Z ERROR 1 --- [shop] [exec-3] [803B448A0489F84084905D3093480352-3425F23BB2432450] c.a.PayService : pay failed~2026-03-01T10:15:30.123Z~ERROR~exec-3~c.a.PayService~pay failed",
                "2026-03-01T10:15:30.123Z ERROR 1 --- [exec-3] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet.service() failed~2026-03-01T10:15:30.123Z~ERROR~exec-3~o.a.c.c.C.[.[.[/].[dispatcherServlet]~Servlet.service() failed",
                // PHP
                "PHP Fatal error:  Allowed memory size of 9 bytes exhausted in /a.php on line 3~-~FATAL~-~-~PHP Fatal error:  Allowed memory size of 9 bytes exhausted in /a.php on line 3",
                "[01-Mar-2026 10:15:30 UTC] PHP Warning:  Undefined variable $x in /a.php on line 3~2026-03-01T10:15:30Z~WARN~-~-~PHP Warning:  Undefined variable $x in /a.php on line 3",
                "Parse error: syntax error, unexpected ';' in /a.php on line 3~-~FATAL~-~-~Parse error: syntax error, unexpected ';' in /a.php on line 3",
                "Fatal error: no such device~-~-~-~-~Fatal error: no such device",
                // nothing of a message may get lost
                "2026-03-01 10:15:30 ERROR [Order 17] failed~2026-03-01T09:15:30Z~ERROR~-~-~[Order 17] failed",
                "2026-03-01 10:15:30 ERROR Failed to read a.b.c~2026-03-01T09:15:30Z~ERROR~-~-~Failed to read a.b.c",
                "2026-03-01 10:15:30 something happened~2026-03-01T09:15:30Z~-~-~-~something happened",
                "2026-03-01T10:15:30Z error: it broke~2026-03-01T10:15:30Z~ERROR~-~-~it broke",
                "1,234 items~-~-~-~-~1,234 items",
                "ERROR~-~-~-~-~ERROR",
                "10.0.0.1 - - [01/Mar/2026:10:15:30 +0000] \"GET / HTTP/1.1\" 500 12~-~-~-~-~10.0.0.1 - - [01/Mar/2026:10:15:30 +0000] \"GET / HTTP/1.1\" 500 12",
            })
    void read_oneLine_understandsItsLayout(
            String line, Instant timestamp, Severity severity, String thread, String logger, String message) {
        List<Draft> records = read(line);

        assertThat(records).hasSize(1);
        Draft record = records.getFirst();
        assertThat(record.message()).isEqualTo(message);
        assertThat(record.timestamp()).isEqualTo(timestamp);
        assertThat(Severity.ofNumber(record.severityNumber()))
                .isEqualTo(severity == null ? Severity.UNSPECIFIED : severity);
        assertThat(record.thread()).isEqualTo(thread);
        assertThat(record.logger()).isEqualTo(logger);
    }

    @Test
    void read_springRecordWithTrace_isOneRecord() {
        List<Draft> records = read("""
                2026-03-01T10:15:30.123Z ERROR 1 --- [shop] [main] c.a.Shop : Order 17 failed
                with more words

                java.lang.IllegalStateException: boom
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: disk
                \tat a.B.d(B.java:2)
                \t... 1 more

                2026-03-01T10:15:31.000Z  INFO 1 --- [shop] [main] c.a.Shop : next
                """);

        assertThat(records).hasSize(2);
        assertThat(records.getFirst().service()).isEqualTo("shop");
        assertThat(records.getFirst().message())
                .startsWith("Order 17 failed\nwith more words")
                .contains("Caused by: java.io.IOException")
                .endsWith("... 1 more");
        assertThat(records.getLast().message()).isEqualTo("next");
    }

    @Test
    void read_javaUtilLogging_joinsItsTwoLines() {
        List<Draft> records = read("""
                Mar 01, 2026 10:15:30 AM com.acme.Shop place
                SEVERE: Order failed
                java.lang.IllegalStateException: boom
                \tat a.B.c(B.java:1)
                Mar 01, 2026 10:15:31 PM com.acme.Shop place
                INFO: fine
                """);

        assertThat(records).hasSize(2);
        Draft first = records.getFirst();
        assertThat(first.timestamp()).isEqualTo(Instant.parse("2026-03-01T09:15:30Z"));
        assertThat(first.severityNumber()).isEqualTo(17);
        assertThat(first.logger()).isEqualTo("com.acme.Shop");
        assertThat(first.message()).startsWith("Order failed\njava.lang").endsWith("(B.java:1)");
        assertThat(records.getLast().timestamp()).isEqualTo(Instant.parse("2026-03-01T21:15:31Z"));
    }

    @Test
    void read_plainLines_areRecordsOfTheirOwnButTracesAreNot() {
        List<Draft> records = read("""
                starting up
                Exception in thread "main" java.lang.IllegalStateException: boom
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: disk
                \t... 1 more
                shutting down
                """);

        assertThat(records).hasSize(3);
        assertThat(records.get(1).message()).startsWith("Exception in thread").endsWith("... 1 more");
    }

    @Test
    void read_pythonTraceback_staysWhole() {
        List<Draft> records = read("""
                Traceback (most recent call last):
                  File "a.py", line 1, in f
                    g()
                KeyError: 'x'

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "a.py", line 3, in h
                ValueError: y
                done
                """);

        assertThat(records).hasSize(2);
        assertThat(records.getFirst().message()).contains("KeyError").endsWith("ValueError: y");
    }

    @Test
    void read_goPanic_staysWhole() {
        List<Draft> records = read("""
                2026/03/01 10:15:30 starting
                panic: boom

                goroutine 1 [running]:
                main.main()
                \t/app/main.go:5 +0x1
                exit status 2
                """);

        assertThat(records.getLast().message()).contains("panic: boom").endsWith("exit status 2");
    }

    static Stream<String> traces() {
        return Stream.of("""
                PHP Fatal error:  Uncaught LogicException: no price in /app/Prices.php:12
                Stack trace:
                #0 /app/Cart.php(34): App\\Prices->of('x')
                #1 {main}

                Next RuntimeException: cannot price cart in /app/Cart.php:36
                Stack trace:
                #0 /app/index.php(9): App\\Cart->total()
                #1 {main}
                  thrown in /app/Cart.php on line 36""", """
                NoMethodError (undefined method `price' for nil:NilClass):

                app/models/cart.rb:12:in `total'
                app/controllers/carts_controller.rb:5:in `show'""", """
                /app/cart.rb:12:in `total': cannot price cart 7 (Shop::CartError)
                \tfrom app.rb:5:in `<main>'
                /app/prices.rb:3:in 'Shop::Prices#of': no cents (NoMethodError)
                \tfrom /app/cart.rb:12:in 'total'""", """
                Unhandled exception. System.InvalidOperationException: cannot price cart 7
                 ---> System.NullReferenceException: nothing
                   at Shop.Prices.Of(String sku) in /src/Prices.cs:line 12
                   --- End of inner exception stack trace ---
                   at Shop.Cart.Total() in /src/Cart.cs:line 44
                --- End of stack trace from previous location ---
                   at Shop.Program.Main() in /src/Program.cs:line 5""", """
                thread 'main' panicked at src/cart.rs:42:9:
                index out of bounds: the len is 3 but the index is 7
                stack backtrace:
                   0: rust_begin_unwind
                             at /rustc/9fc6b431/library/std/src/panicking.rs:645:5
                note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.""", """
                thread 'main' panicked at src/cart.rs:42:9:
                boom
                note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace""");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void read_traceWithoutLayout_isOneRecord(String trace) {
        List<Draft> records = read("starting\n" + trace + "\nshutting down");

        assertThat(records).extracting(Draft::message).containsExactly("starting", trace, "shutting down");
    }

    @Test
    void read_composeOutput_keepsContainersApart() {
        List<Draft> records = read("""
                shop-1  | 2026-03-01 10:15:30 ERROR c.a.Shop - it broke
                till-1  | hello
                shop-1  | \tat a.B.c(B.java:1)
                """);

        assertThat(records).extracting(Draft::service).containsExactly("shop", "till");
        assertThat(records.getFirst().message()).isEqualTo("it broke\n\tat a.B.c(B.java:1)");
    }

    @Test
    void read_railsBlock_isOneRecordWithoutItsTags() {
        List<Draft> records = read("""
                F, [2026-03-01T10:15:30.123456 #17] FATAL -- : [6a1b]  \s
                [6a1b] NoMethodError (undefined method `price' for nil:NilClass):
                [6a1b]  \s
                [6a1b] app/models/cart.rb:12:in `total'
                I, [2026-03-01T10:15:31.123456 #17]  INFO -- : [77cc] Started GET "/"
                """);

        assertThat(records).hasSize(2);
        assertThat(records.getFirst().message())
                .isEqualTo(
                        "\nNoMethodError (undefined method `price' for nil:NilClass):\n  \napp/models/cart.rb:12:in `total'");
        assertThat(records.getFirst().attributes()).containsEntry("tags", "[6a1b]");
    }

    /** What docker, kubectl and journalctl put before every line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:15:30.123456789Z ",
                "2026-03-01T10:15:30.123456+01:00 ",
                "[pod/shop-7d9f/app] ",
                "[pod/shop-7d9f/app] 2026-03-01T10:15:30.123456789Z ",
                "app-1  | 2026-03-01T10:15:30.123456789Z ",
                "Mar 01 10:15:30 host shop[12]: ",
                "2026-03-01T10:15:30+01:00 host shop[12]: "
            })
    void read_prefixOfEveryLine_isTakenOff(String prefix) {
        String log = """
                starting
                10:15:30.123 [main] ERROR c.a.Shop - it broke
                java.lang.IllegalStateException: boom
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: disk
                \t... 1 more
                10:15:31.123 [main] INFO c.a.Shop - next""";

        List<Draft> records = read(log.replaceAll("(?m)^", prefix));

        assertThat(records)
                .extracting(Draft::message)
                .containsExactly(
                        "starting",
                        "it broke\njava.lang.IllegalStateException: boom\n\tat a.B.c(B.java:1)\n"
                                + "Caused by: java.io.IOException: disk\n\t... 1 more",
                        "next");
    }

    @Test
    void read_timesOfTheLogItself_stay() {
        List<Draft> records = read("2026-03-01T10:15:30Z error: it broke\n2026-03-01T10:15:31Z warn: again\n");

        assertThat(records)
                .extracting(Draft::timestamp)
                .containsExactly(Instant.parse("2026-03-01T10:15:30Z"), Instant.parse("2026-03-01T10:15:31Z"));
        assertThat(records)
                .extracting(Draft::severityNumber)
                .containsExactly(Severity.ERROR.number(), Severity.WARN.number());
    }

    @Test
    void read_kubernetesOutput_joinsPartsAndKeepsTheTime() {
        List<Draft> records = read("""
                2026-03-01T10:15:30.123456789Z stderr P half and
                2026-03-01T10:15:30.123456789Z stderr F  half
                2026-03-01T10:15:31.123456789Z stderr F \tat a.B.c(B.java:1)
                """);

        assertThat(records).hasSize(1);
        assertThat(records.getFirst().message()).isEqualTo("half and half\n\tat a.B.c(B.java:1)");
        assertThat(records.getFirst().timestamp()).isEqualTo(Instant.parse("2026-03-01T10:15:30.123456789Z"));
    }

    @Test
    void read_dockerJsonFile_isUnwrapped() {
        List<Draft> records = read("""
                {"log":"x.YException: z\\n","stream":"stderr","time":"2026-03-01T10:15:30.1Z"}
                {"log":"\\tat a.B.c(B.java:1)\\n","stream":"stderr","time":"2026-03-01T10:15:30.2Z"}
                """);

        assertThat(records).hasSize(1);
        assertThat(records.getFirst().message()).isEqualTo("x.YException: z\n\tat a.B.c(B.java:1)");
    }

    @Test
    void read_colours_areTakenOut() {
        assertThat(read("\u001b[31m2026-03-01 10:15:30 ERROR\u001b[0m c.a.Shop - x")
                        .getFirst()
                        .message())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[a",
                "ERROR ",
                "2026-03-01 10:15:30 ",
                "a=b ",
                "{",
                "<11>",
                "a.b.",
                "10:15:30 [",
                "E0301 ",
                "| ",
                "- ",
                "level=x msg=\"",
                "\u001b[",
                "A ",
                "a:1:in '",
                "a:1:in 'b': c (A",
                "thread 'a' panicked at "
            })
    void read_hugeHostileText_takesLinearTime(String unit) {
        String line = unit.repeat(1_000_000 / unit.length());
        String lines = (unit + "x\n").repeat(50_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(read(line)).isNotEmpty();
            read(lines);
        });
    }

    private static List<Draft> read(String text) {
        return LogLines.read(text, BERLIN, NOW);
    }
}
