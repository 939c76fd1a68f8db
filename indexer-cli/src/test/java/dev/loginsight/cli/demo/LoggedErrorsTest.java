package dev.loginsight.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedErrorsTest {
    private static final String WRAPPED = """
            2026-11-23T09:30:00.000Z ERROR [http-1] a.B - GET /x failed
            a.WrapperException: outer
            \tat a.B.call(B.java:3)
            Caused by: java.lang.ArithmeticException: / by zero
            \tat a.C.divide(C.java:9)
            \t... 1 common frames omitted""";

    @Test
    void in_countsErrorsByTheTypeOfTheirRootCause() {
        LoggedErrors errors = LoggedErrors.in(
                List.of("2026-11-23T09:29:59.000Z INFO  [main] a.B - an ERROR in words only", WRAPPED, WRAPPED));
        assertThat(errors.counts()).isEqualTo(Map.of("java.lang.ArithmeticException", 2));
    }

    @Test
    void missingFrom_noInsights_namesEveryKind() {
        assertThat(LoggedErrors.in(List.of(WRAPPED)).missingFrom(List.of()))
                .containsExactly("java.lang.ArithmeticException (0 of 1)");
    }
}
