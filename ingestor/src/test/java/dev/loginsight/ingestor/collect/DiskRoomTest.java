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
        assertThatThrownBy(new DiskRoom(home, () -> 12L << 20)::require)
                .isInstanceOf(DiskFullException.class)
                .hasMessageStartingWith("Only 12 MiB are free on the disk of " + home)
                .hasMessageContaining("free some space and send them again");
        assertThatThrownBy(new DiskRoom(home, () -> 0)::require).isInstanceOf(DiskFullException.class);
    }

    @Test
    void require_enoughRoom_passes() {
        assertThatCode(new DiskRoom(home, () -> 64L << 20)::require).doesNotThrowAnyException();
        assertThatCode(new DiskRoom(home)::require).doesNotThrowAnyException();
        assertThatCode(new DiskRoom(home.resolve("gone"))::require).doesNotThrowAnyException();
    }
}
