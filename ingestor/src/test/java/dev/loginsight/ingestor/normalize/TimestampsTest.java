package dev.loginsight.ingestor.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T12:00:00Z|2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.123456789Z|2026-01-31T12:00:00.123456789Z",
                "2026-01-31T12:00:00+02:00|2026-01-31T10:00:00Z",
                "2026-01-31T12:00:00.5+0200|2026-01-31T10:00:00.500Z",
                "2026-01-31T12:00:00|2026-01-31T11:00:00Z",
                "2026-07-31 12:00:00,250|2026-07-31T10:00:00.250Z",
                "2026-01-31T12:00:00+01:00[Europe/Berlin]|2026-01-31T11:00:00Z",
                "2026/01/31 12:00:00 UTC|2026-01-31T12:00:00Z",
                "20260131T120000Z|2026-01-31T12:00:00Z",
                "31/Jan/2026:12:00:00 +0000|2026-01-31T12:00:00Z",
                "Sat, 31 Jan 2026 12:00:00 GMT|2026-01-31T12:00:00Z",
                "Sat Jan 31 12:00:00 UTC 2026|2026-01-31T12:00:00Z",
                "31.01.2026 12:00:00|2026-01-31T11:00:00Z",
                "2026-01-31|2026-01-30T23:00:00Z",
                "Jan 31 12:00:00|2026-01-31T11:00:00Z",
                "Mar 2 12:00:00|2025-03-02T11:00:00Z",
                "23:00:00|2026-02-28T22:00:00Z",
                "1769860800|2026-01-31T12:00:00Z",
                "1769860800.25|2026-01-31T12:00:00.250Z",
                "1769860800123|2026-01-31T12:00:00.123Z",
                "1769860800123456|2026-01-31T12:00:00.123456Z",
                "1769860800123456789|2026-01-31T12:00:00.123456789Z",
                "1.7698608E9|2026-01-31T12:00:00Z",
            })
    void parse_everyForm_isUnderstood(String text, Instant expected) {
        assertThat(Timestamps.parse(text, BERLIN, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-13-01T00:00:00Z",
                "2026-02-30 10:00:00",
                "9999999999999999999",
                "-5",
                "2026-01-31T12:00:00Z and more",
                "9223372036854775807",
                "NaN",
                "1e99",
                "25:00:00",
                "9999-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
            })
    void parse_whatIsNoTimeOfALog_isEmpty(String text) {
        assertThat(Timestamps.parse(text, BERLIN, NOW)).isEmpty();
    }
}
