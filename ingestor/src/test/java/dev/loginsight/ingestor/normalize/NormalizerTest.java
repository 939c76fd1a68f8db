package dev.loginsight.ingestor.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NormalizerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void toEvent_traceInTheMessage_isTakenApart() {
        LogEvent event = event(new Draft()
                .message("Order failed\njava.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)\nafterwards"));

        assertThat(event.message()).isEqualTo("Order failed\nafterwards");
        assertThat(event.stackTraceText()).isEqualTo("java.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)");
    }

    @Test
    void toEvent_secrets_areGoneEverywhere() {
        LogEvent event = event(new Draft()
                .message("login password=hunter2")
                .stackTraceText("a.LoginException: token=3f786850e387550fdab8\n\tat a.B.c(B.java:1)")
                .attribute("db.password", "hunter2")
                .attribute("url", "http://bob:hunter2@host/"));

        assertThat(event.toString()).doesNotContain("hunter2").doesNotContain("3f786850e387550fdab8");
        assertThat(event.stackTrace().top().message()).isEqualTo("token=[redacted]");
    }

    @Test
    void toEvent_hugeTexts_areCutWithANote() {
        LogEvent event = event(new Draft()
                .message("x".repeat(100_000))
                .stackTraceText("a.AException: m\n" + "\tat a.B.c(B.java:1)\n".repeat(20_000)
                        + "Caused by: a.RootException: r"));

        assertThat(event.message()).hasSize(32_768);
        assertThat(event.stackTraceText().length()).isLessThan(66_000);
        assertThat(event.stackTraceText()).startsWith("a.AException").endsWith("Caused by: a.RootException: r");
        assertThat(event.stackTrace().rootCause().type()).isEqualTo("a.RootException");
        assertThat(event.attributes().get("loginsight.truncated"))
                .contains("message: 32768 of 100000 characters kept")
                .contains("stackTrace: 65536 of");
    }

    @Test
    void toEvent_manyAttributes_areBounded() {
        Draft draft = new Draft().message("m");
        for (int i = 0; i < 10_000; i++) {
            draft.attribute("k" + i, "v".repeat(10_000));
        }
        LogEvent event = event(draft);

        assertThat(event.attributes()).hasSizeLessThanOrEqualTo(65);
        assertThat(event.attributes().get("loginsight.truncated")).matches("attributes: \\d+ of 10000 kept");
    }

    @Test
    void toEvent_nulAndBrokenCharacters_areReplaced() {
        LogEvent event =
                event(new Draft().message("a\u0000b\ud800c\ud83d\ude00").service("sh\u0000op\n"));

        assertThat(event.message()).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
        assertThat(event.service()).isEqualTo("sh\ufffdop");
    }

    @Test
    void toEvent_cutInTheMiddleOfACharacter_leavesItOut() {
        LogEvent event = event(new Draft().message("x".repeat(32_767) + "\ud83d\ude00"));

        assertThat(event.message()).isEqualTo("x".repeat(32_767));
    }

    @Test
    void toEvent_exceptionWithoutALevel_isAnError() {
        String python = "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nKeyError: 'x'";
        String go = "panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:5 +0x1d\n";

        assertThat(event(new Draft().message(python)).severity()).isEqualTo(Severity.ERROR);
        assertThat(event(new Draft().message(go)).severity()).isEqualTo(Severity.FATAL);
        assertThat(event(new Draft().message(python).severityNumber(9)).severity())
                .isEqualTo(Severity.INFO);
        assertThat(event(new Draft().message("nothing thrown")).severity()).isEqualTo(Severity.UNSPECIFIED);
    }

    @Test
    void toEvent_serviceOfTheRecord_goesBeforeTheRequests() {
        assertThat(Normalizer.toEvent(new Draft().message("m").service("a"), "b", NOW)
                        .event()
                        .service())
                .isEqualTo("a");
        assertThat(Normalizer.toEvent(new Draft().message("m"), "b", NOW)
                        .event()
                        .service())
                .isEqualTo("b");
    }

    private static LogEvent event(Draft draft) {
        return Normalizer.toEvent(draft, null, NOW).event();
    }
}
