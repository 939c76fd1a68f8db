package dev.loginsight.ingestor.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTraceParser;
import dev.loginsight.ingestor.settings.IngestorProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFilterTest {
    private static final List<String> KEYWORDS = List.of("error", "panic", "exception", "critical", "fatal");

    @ParameterizedTest
    @CsvSource({
        "17,anything,true",
        "24,anything,true",
        "16,anything,false",
        "13,an Error occurred,true",
        "13,terror and errors,false",
        "13,[PANIC] now,true",
        "0,fatal: no such file,true",
        "0,all is well,false",
        "0,custom-17 happened,true",
        "9,a fatal error,false",
        "1,panic,false",
    })
    void isError_bySeverityThenByWords(int severity, String message, boolean expected) {
        ErrorFilter filter = filter("ERROR", KEYWORDS, List.of("custom-\\d+"));

        assertThat(filter.isError(event(severity, message, null))).isEqualTo(expected);
    }

    @Test
    void isError_stackTrace_makesAnErrorOfAWarning() {
        ErrorFilter filter = filter("ERROR", List.of(), List.of());
        String trace = "a.B: x\n\tat a.B.c(B.java:1)";

        assertThat(filter.isError(event(13, "m", trace))).isTrue();
        assertThat(filter.isError(event(0, "m", trace))).isTrue();
        assertThat(filter.isError(event(9, "m", trace))).isFalse();
    }

    @Test
    void isError_lowerMinimum_lowersIt() {
        assertThat(filter("WARN", List.of(), List.of()).isError(event(13, "m", null)))
                .isTrue();
        assertThat(filter("INFO", List.of(), List.of()).isError(event(9, "m", null)))
                .isTrue();
    }

    @Test
    void isError_unspecifiedSeverity_isNeverAboveAMinimum() {
        assertThat(filter("TRACE", List.of(), List.of()).isError(event(0, "m", null)))
                .isFalse();
    }

    @Test
    void new_badPattern_saysWhichAndWhere() {
        assertThatThrownBy(() -> filter("ERROR", List.of(), List.of("ok", "a(b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "loginsight.filter.patterns[1] is no regular expression: Unclosed group at character 3 of a(b");
    }

    @Test
    void new_unknownSeverity_saysWhichThereAre() {
        assertThatThrownBy(() -> filter("LOUD", List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("loginsight.filter.min-severity must be TRACE, DEBUG, INFO, WARN, ERROR or FATAL: LOUD");
    }

    @Test
    void isError_patternOfExponentialTime_isPassedOver() {
        ErrorFilter filter = filter("ERROR", List.of(), List.of("(a+)+b"));

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(filter.isError(event(0, "a".repeat(5000), null)))
                        .isFalse());
    }

    private static ErrorFilter filter(String minSeverity, List<String> keywords, List<String> patterns) {
        return new ErrorFilter(new IngestorProperties.Filter(minSeverity, keywords, patterns));
    }

    private static LogEvent event(int severity, String message, String trace) {
        return new LogEvent(
                "i",
                Instant.EPOCH,
                Instant.EPOCH,
                severity,
                "s",
                message,
                null,
                null,
                null,
                null,
                trace == null ? null : StackTraceParser.parse(trace).orElseThrow(),
                trace,
                Map.of());
    }
}
