package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.merkle.FileStat.Kind;
import dev.loginsight.merkle.Remembered.Accepted;
import dev.loginsight.merkle.Remembered.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void setUp() {
        file = temp.resolve("snapshot");
    }

    @Test
    void saved_isLoadedAsItWas() {
        Snapshot snapshot = snapshot(new Random(3), 500);

        snapshot.save(file);

        assertThat(Snapshot.load(file)).isInstanceOfSatisfying(SnapshotLoad.Loaded.class, loaded -> {
            assertThat(loaded.snapshot().files()).isEqualTo(snapshot.files());
            assertThat(loaded.snapshot().tree().rootHash())
                    .isEqualTo(snapshot.tree().rootHash());
        });
        assertThat(temp).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void empty_isLoadedAsItWas() {
        Snapshot.NONE.save(file);

        assertThat(Snapshot.load(file).orNone().files()).isEmpty();
        assertThat(Snapshot.load(file)).isInstanceOf(SnapshotLoad.Loaded.class);
    }

    @Test
    void bytes_areFew() throws IOException {
        snapshot(new Random(3), 1000).save(file);

        assertThat(Files.size(file)).isLessThan(1000 * 160);
    }

    @Test
    void missing_isAbsent() {
        assertThat(Snapshot.load(file)).isEqualTo(new SnapshotLoad.Absent(file));
        assertThat(Snapshot.load(file).orNone()).isSameAs(Snapshot.NONE);
    }

    @Test
    void cutOffAnywhere_isCorrupt() throws IOException {
        snapshot(new Random(5), 4).save(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThat(Snapshot.load(file)).as("first %d bytes", length).isInstanceOf(SnapshotLoad.Corrupt.class);
        }
    }

    @Test
    void anyAlteredByte_isNoticed() throws IOException {
        snapshot(new Random(5), 4).save(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            byte[] altered = bytes.clone();
            altered[at] ^= 0x10;
            Files.write(file, altered);

            assertThat(Snapshot.load(file)).as("byte %d", at).isNotInstanceOf(SnapshotLoad.Loaded.class);
        }
    }

    @Test
    void otherVersion_isToldApartFromDamage() throws IOException {
        Snapshot.NONE.save(file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt(8, 99);
        Files.write(file, bytes);

        assertThat(Snapshot.load(file))
                .isInstanceOfSatisfying(
                        SnapshotLoad.OtherVersion.class,
                        other -> assertThat(other.sentence())
                                .isEqualTo("The snapshot " + file + " has format 99, this release writes "
                                        + SnapshotFile.VERSION + "; everything is read again."));
    }

    @Test
    void directoryInItsPlace_isCorruptWithASentence() throws IOException {
        Files.createDirectory(file);

        assertThat(Snapshot.load(file))
                .isInstanceOfSatisfying(
                        SnapshotLoad.Corrupt.class,
                        corrupt -> assertThat(corrupt.sentence())
                                .startsWith("The snapshot " + file + " is not usable (it cannot be read: ")
                                .endsWith("; everything is read again."));
    }

    @Test
    void saveThatFails_leavesTheOldOneAndNamesTheFile() throws IOException {
        Snapshot snapshot = snapshot(new Random(8), 3);
        snapshot.save(file);
        Files.createDirectories(temp.resolve("snapshot.tmp/in the way"));

        assertThatThrownBy(() -> Snapshot.NONE.save(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write the snapshot " + file + ": ");
        assertThat(Snapshot.load(file).orNone().files()).isEqualTo(snapshot.files());
    }

    @Test
    void leftoverOfACrash_doesNotMatter() throws IOException {
        Files.writeString(temp.resolve("snapshot.tmp"), "half of");
        Snapshot snapshot = snapshot(new Random(9), 3);

        snapshot.save(file);

        assertThat(Snapshot.load(file).orNone().files()).isEqualTo(snapshot.files());
    }

    private static Snapshot snapshot(Random random, int number) {
        TreeMap<String, Remembered> files = new TreeMap<>();
        for (int i = 0; i < number; i++) {
            String path = "src/größe" + random.nextInt(10) + "/File" + random.nextInt(1_000_000) + "é.java";
            FileStat stat = new FileStat(
                    Kind.FILE, i, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            byte[] content = new byte[9];
            random.nextBytes(content);
            files.put(
                    path,
                    random.nextInt(5) == 0
                            ? new Refused(stat, SkipReason.BINARY, "its first bytes are not text")
                            : new Accepted(
                                    i % 7 == 0 ? FileStat.UNKNOWN : stat,
                                    new SourceFile(path, i, ContentHash.of(content)),
                                    i % 3 == 0 ? "a note, größer" : null));
        }
        return new Snapshot(files);
    }
}
