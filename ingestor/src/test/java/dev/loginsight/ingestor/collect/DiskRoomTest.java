package dev.loginsight.ingestor.collect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {
    @TempDir
    Path home;

    @Test
    void require_nearlyFullDisk_refusesWithTheRemedy() {
        assertThatThrownBy(() -> new DiskRoom(home, () -> 12L << 20).require(3 << 20))
                .isInstanceOf(DiskFullException.class)
                .hasMessage("Only 12.0 MiB are free on the disk of " + home
                        + ", and these events need 14.0; none was taken, free some space and send them again.");
        assertThatThrownBy(() -> new DiskRoom(home, () -> 0).require(0)).isInstanceOf(DiskFullException.class);
    }

    @Test
    void require_enoughRoom_passes() {
        assertThatCode(() -> new DiskRoom(home, () -> 12L << 20).require(2 << 20))
                .doesNotThrowAnyException();
        assertThatCode(() -> new DiskRoom(home).require(1)).doesNotThrowAnyException();
        assertThatCode(() -> new DiskRoom(home.resolve("gone")).require(1)).doesNotThrowAnyException();
    }
}
