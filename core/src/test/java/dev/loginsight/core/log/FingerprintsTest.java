package dev.loginsight.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {
    private static final String TRACE = """
            a.ShopException: order 17
            \tat a.Shop.place(Shop.java:10)
            \tat a.Shop$$Lambda$14/0x00000008000.apply(Unknown Source)
            \tat jdk.internal.reflect.GeneratedMethodAccessor17.invoke(Unknown Source)
            \tat a.Main.main(Main.java:3)
            Caused by: java.io.IOException: disk
            \tat a.Disk.write(Disk.java:5)
            \t... 2 more
            """;

    @Test
    void of_sameTraceOnOtherLinesAndRuns_isTheSame() {
        String later = TRACE.replace("17", "4")
                .replace("Shop.java:10", "Shop.java:99")
                .replace("$14/0x00000008000", "$201/0x7f")
                .replace("GeneratedMethodAccessor17", "DirectMethodHandleAccessor")
                .replace("... 2 more", "... 9 more");

        assertThat(of("shop", "x", later)).isEqualTo(of("shop", "other words", TRACE));
    }

    @Test
    void of_otherServiceTypeOrCall_isAnother() {
        Fingerprint original = of("shop", "x", TRACE);

        assertThat(of("till", "x", TRACE)).isNotEqualTo(original);
        assertThat(of("shop", "x", TRACE.replace("IOException", "EOFException")))
                .isNotEqualTo(original);
        assertThat(of("shop", "x", TRACE.replace("Shop.place", "Shop.cancel"))).isNotEqualTo(original);
    }

    @Test
    void of_recursionOfAnyDepth_isTheSame() {
        String once = "java.lang.StackOverflowError\n\tat a.A.f(A.java:1)\n\tat a.A.g(A.java:2)\n";
        String deep = once + "\tat a.A.f(A.java:1)\n\tat a.A.g(A.java:2)\n".repeat(300);

        assertThat(of("s", "m", deep)).isEqualTo(of("s", "m", once));
    }

    @Test
    void of_suppressedException_doesNotCount() {
        String suppressed = TRACE.replace(
                "Caused by:", "\tSuppressed: a.CloseException: c\n\t\tat a.C.close(C.java:1)\nCaused by:");

        assertThat(of("shop", "x", suppressed)).isEqualTo(of("shop", "x", TRACE));
    }

    @Test
    void of_rootCauseFirst_isTheSameAsTheUsualOrder() {
        String usual = "a.Top: t\n\tat a.T.t(T.java:1)\nCaused by: a.Root: r\n\tat a.R.r(R.java:2)\n\t... 1 more\n";
        String turned =
                "a.Root: r\n\tat a.R.r(R.java:2)\n\t... 1 common frames omitted\nWrapped by: a.Top: t\n\tat a.T.t(T.java:1)\n";

        assertThat(of("s", "m", turned)).isEqualTo(of("s", "m", usual));
    }

    @Test
    void of_pythonTraceFromAnotherFolder_isTheSame() {
        String trace =
                "Traceback (most recent call last):\n  File \"/srv/17/shop/cart.py\", line 3, in total\nKeyError: 'a'\n";

        assertThat(of("s", "m", trace.replace("/srv/17/", "/home/me/").replace("line 3", "line 8")))
                .isEqualTo(of("s", "m", trace));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Order 17 failed|Order 4 failed",
                "Order order-17 failed after 3ms|Order order-999 failed after 12ms",
                "No user \"bob\" in 'eu'|No user \"ann smith\" in 'us'",
                "can't open /var/a/b.txt|can't open /srv/x.txt",
                "id 550e8400-e29b-41d4-a716-446655440000|id 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "at 2026-01-01T10:00:00Z from 10.0.0.1:80|at 2026-02-03T11:22:33.5Z from 10.0.0.77:8080",
                "object 7f3ca9b200 lost|object 0xdeadbeef lost",
                "GET https://a.example/x?y=1 failed|GET https://b.example/z failed",
                "mail to bob@example.com|mail to ann.b@shop.example.org",
                "balance -3.50|balance 17",
            })
    void of_messagesOfOneTemplate_areTheSame(String one, String other) {
        assertThat(of("s", one, null)).isEqualTo(of("s", other, null));
    }

    @ParameterizedTest
    @CsvSource({"connection lost,connection refused", "user bob failed,user ann failed", "a 1 b,a 1 c"})
    void of_messagesOfOtherTemplates_differ(String one, String other) {
        assertThat(of("s", one, null)).isNotEqualTo(of("s", other, null));
    }

    @Test
    void of_exceptionWithoutFrames_isToldApartByTypeAndMessage() {
        assertThat(of("s", "m", "java.lang.NullPointerException"))
                .isNotEqualTo(of("s", "m", "java.lang.ArithmeticException"));
        assertThat(of("s", "order 1", "java.lang.NullPointerException"))
                .isEqualTo(of("s", "order 2", "java.lang.NullPointerException"));
    }

    private static Fingerprint of(String service, String message, @Nullable String trace) {
        return Fingerprints.of(new LogEvent(
                "id",
                Instant.EPOCH,
                Instant.EPOCH,
                17,
                service,
                message,
                null,
                null,
                null,
                null,
                trace == null ? null : StackTraceParser.parse(trace).orElseThrow(),
                trace,
                Map.of()));
    }
}
