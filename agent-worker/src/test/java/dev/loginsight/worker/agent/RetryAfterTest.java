package dev.loginsight.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void secondsAndDates_areUnderstood() {
        assertThat(RetryAfter.parse("20", CLOCK)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryAfter.parse(" 0.5 ", CLOCK)).isEqualTo(Duration.ofMillis(500));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 12:00:30 GMT", CLOCK)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 11:00:00 GMT", CLOCK)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "99999999999999999999", "Mon, 99 Nov 2026 12:00:30 GMT"})
    void nonsense_isNoHeader(String header) {
        assertThat(RetryAfter.parse(header, CLOCK)).isNull();
    }
}
