package dev.loginsight.insightstore;

import static dev.loginsight.contract.Insights.NOON;
import static dev.loginsight.contract.Insights.counting;
import static dev.loginsight.contract.Insights.occurrences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.contract.Insights;
import dev.loginsight.core.insight.InsightUpdate;
import dev.loginsight.core.insight.Occurrence;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file goes through: other versions, damage, a full disk, years. */
class SqliteFileTest {
    @TempDir
    Path folder;

    private Path file = Path.of("insights.db");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("insights.db");
    }

    @Test
    void newerFile_isRefused_andLeftAsItWas() throws Exception {
        SqliteInsightStore.open(file).close();
        execute("PRAGMA user_version = 99");

        assertThatThrownBy(() -> SqliteInsightStore.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "%s was written by a newer version of Log Insight (schema 99, this one reads up to 1):"
                                + " update Log Insight, or name another file in insights.database.",
                        file);
        assertThat(number("PRAGMA user_version")).isEqualTo(99);
    }

    @Test
    void olderFile_isMigrated_withItsRows() throws Exception {
        try (SqliteInsightStore store = SqliteInsightStore.open(file)) {
            store.apply(List.of(Insights.of("a").update(new Occurrence("e", NOON))));
        }
        List<String> steps = List.of(
                "",
                "ALTER TABLE insight ADD COLUMN assignee TEXT; -- a later step\nUPDATE insight SET assignee = 'ada'");

        Connections.open(file, new Schema(steps)).close();

        assertThat(number("PRAGMA user_version")).isEqualTo(2);
        assertThat(number("SELECT count(*) FROM insight WHERE assignee = 'ada' AND occurrences = 1"))
                .isEqualTo(1);
        Connections.open(file, new Schema(steps)).close();
    }

    @Test
    void migration_thatFails_leavesTheFileAsItWas() throws Exception {
        SqliteInsightStore.open(file).close();
        Schema failing = new Schema(List.of("", "CREATE TABLE extra (x)", "CREATE TABLE insight (x)"));

        assertThatThrownBy(() -> Connections.open(file, failing)).isInstanceOf(UncheckedIOException.class);

        assertThat(number("PRAGMA user_version")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM sqlite_master WHERE name = 'extra'"))
                .isZero();
        SqliteInsightStore.open(file).close();
    }

    @Test
    void foreignDatabase_isRefused() throws Exception {
        execute("CREATE TABLE customers (id)");

        assertThatThrownBy(() -> SqliteInsightStore.open(file))
                .hasMessage(
                        "%s is an SQLite database of another program: name another file in insights.database.", file);
        assertThat(number("SELECT count(*) FROM sqlite_master")).isEqualTo(1);
    }

    @Test
    void fileOfOtherContent_isRefused_andLeftAsItWas() throws Exception {
        Files.writeString(file, "these are not the pages you are looking for\n".repeat(100));
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> SqliteInsightStore.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("%s is damaged or not an SQLite database", file)
                .hasMessageContaining("move it");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void damagedFile_isAnsweredWithASentence() throws Exception {
        try (SqliteInsightStore store = SqliteInsightStore.open(file)) {
            store.apply(List.of(Insights.of("a").message("x".repeat(100_000)).update()));
        }
        try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 4096; page < damage.length(); page += 4096) {
                damage.seek(page);
                damage.write(new byte[64]);
            }
        }

        assertThatThrownBy(() -> {
                    try (SqliteInsightStore store = SqliteInsightStore.open(file)) {
                        store.find("a");
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("%s is damaged", file);
    }

    @Test
    void folderInPlaceOfTheFile_isRefused() throws Exception {
        Files.createDirectory(file);

        assertThatThrownBy(() -> SqliteInsightStore.open(file))
                .hasMessage("%s is a folder, not a file: name a file in insights.database.", file);
    }

    @Test
    void folderThatCannotBeMade_isRefused() throws Exception {
        Files.writeString(folder.resolve("plain"), "");

        assertThatThrownBy(() -> SqliteInsightStore.open(folder.resolve("plain/sub/insights.db")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The folder %s cannot be created", folder.resolve("plain/sub"));
    }

    @Test
    void fullDisk_losesNothingOfBefore_andTheBatchCanBeAppliedLater() {
        try (Connections connections = Connections.open(file, Schema.CURRENT);
                SqliteInsightStore store = SqliteInsightStore.over(connections, Clock.systemUTC())) {
            store.apply(List.of(Insights.of("a").update(new Occurrence("e0", NOON))));
            long limit = pragma(connections, "max_page_count = 20");
            List<InsightUpdate> large = List.of(
                    counting("a", occurrences("f", 10)),
                    Insights.of("b").message("x".repeat(1_000_000)).update());

            assertThatThrownBy(() -> store.apply(large))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "The disk of %s is full; nothing of the last write was kept: free some space and try again.",
                            file);
            assertThat(limit).isEqualTo(20);
            assertThat(store.occurrences()).isEqualTo(1);

            pragma(connections, "max_page_count = 100000");
            store.apply(large);
            assertThat(store.occurrences()).isEqualTo(11);
        }
    }

    @Test
    void closedStore_saysSo() {
        SqliteInsightStore store = SqliteInsightStore.open(file);
        store.close();
        store.close();

        assertThatThrownBy(store::occurrences)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.apply(List.of(Insights.of("a").update())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoStores_onOneFile_seeEachOther() {
        try (SqliteInsightStore one = SqliteInsightStore.open(file);
                SqliteInsightStore other = SqliteInsightStore.open(file)) {
            one.apply(List.of(counting("a", occurrences("e", 3))));
            other.apply(List.of(counting("a", occurrences("e", 5))));

            assertThat(one.occurrences()).isEqualTo(5);
        }
    }

    @Test
    void eventIds_areForgottenAfterAWeek_andCountsStay() throws Exception {
        MovableClock clock = new MovableClock();
        try (SqliteInsightStore store = SqliteInsightStore.open(file, clock)) {
            store.apply(List.of(Insights.of("a").update(), counting("a", occurrences("e", 50))));

            clock.now = NOON.plus(Duration.ofDays(6));
            store.apply(List.of(counting("a", occurrences("e", 50))));
            assertThat(store.occurrences()).isEqualTo(50);
            assertThat(number("SELECT count(*) FROM occurrence")).isEqualTo(50);

            clock.now = NOON.plus(Duration.ofDays(8));
            store.apply(List.of(Insights.of("b").update()));
            assertThat(store.find("a").orElseThrow().occurrences()).isEqualTo(50);
            assertThat(number("SELECT count(*) FROM occurrence")).isZero();
        }
    }

    @Test
    void eventId_usedAgainAfterADay_isAnotherEvent() {
        MovableClock clock = new MovableClock();
        try (SqliteInsightStore store = SqliteInsightStore.open(file, clock)) {
            Occurrence monday = new Occurrence("1", NOON);
            Occurrence tuesday = new Occurrence("1", NOON.plus(Duration.ofHours(25)));
            store.apply(List.of(counting("a", List.of(monday))));
            clock.now = NOON.plus(Duration.ofHours(25));
            store.apply(List.of(counting("a", List.of(tuesday))));
            store.apply(List.of(counting("a", List.of(monday, tuesday))));

            assertThat(store.occurrences()).isEqualTo(2);
        }
    }

    private static long pragma(Connections connections, String pragma) {
        return connections.write(connection -> {
            try (Statement sql = connection.createStatement();
                    ResultSet row = sql.executeQuery("PRAGMA " + pragma)) {
                return row.getLong(1);
            }
        });
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
