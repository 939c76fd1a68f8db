package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.merkle.TreeDiff.Move;
import dev.loginsight.merkle.ignore.GitEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceScannerTest {
    /** So long ago that nothing written meanwhile can bear the same time. */
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00.123456789Z"));

    @TempDir
    Path temp;

    private Path root;
    private GitEnvironment environment;

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("root"));
        environment = new GitEnvironment(Map.of("GIT_CONFIG_NOSYSTEM", "1"), temp);
    }

    @Test
    void firstScan_givesEveryFileWithHashAndTextOfOneRead() {
        write("src/A.java", "class A {}\n");
        write("b.txt", "b");
        write("empty", "");
        Contents contents = new Contents();

        ScanResult result = scan(Snapshot.NONE, contents);

        assertThat(contents.texts)
                .containsOnly(Map.entry("src/A.java", "class A {}\n"), Map.entry("b.txt", "b"), Map.entry("empty", ""));
        assertThat(result.tree().file("src/A.java"))
                .contains(new SourceFile("src/A.java", 11, ContentHash.of("class A {}\n")));
        assertThat(result.changes().added()).containsExactly("b.txt", "empty", "src/A.java");
        assertThat(result.read()).isEqualTo(3);
        assertThat(contents.listed).isEqualTo("3 files, 3 to read, 12 bytes");
        assertThat(contents.read).isEqualTo(3);
        assertThat(result.skipped()).isEmpty();
        assertThat(result.worthSaving()).isTrue();
    }

    @Test
    void unchangedFiles_areNotReadAgain() {
        write("a", "one");
        write("b", "two");
        Snapshot first = settled();
        Contents contents = new Contents();

        ScanResult second = scan(first, contents);

        assertThat(second.read()).isZero();
        assertThat(contents.texts).isEmpty();
        assertThat(second.changes().isEmpty()).isTrue();
        assertThat(second.worthSaving()).isFalse();
        assertThat(second.tree().rootHash()).isEqualTo(first.tree().rootHash());
    }

    @Test
    void changes_areGivenOnceEach() throws IOException {
        write("same", "same");
        write("changed", "old");
        write("deleted", "gone");
        write("dir/Moved.java", "class Moved {}");
        Snapshot first = settled();
        write("changed", "new");
        Files.delete(root.resolve("deleted"));
        Files.createDirectory(root.resolve("other"));
        Files.move(root.resolve("dir/Moved.java"), root.resolve("other/Moved.java"));
        write("added", "added");
        Contents contents = new Contents();

        ScanResult second = scan(first, contents);

        assertThat(second.changes())
                .isEqualTo(new TreeDiff(
                        List.of("added", "other/Moved.java"),
                        List.of("changed"),
                        List.of("deleted", "dir/Moved.java"),
                        List.of(new Move("dir/Moved.java", "other/Moved.java"))));
        assertThat(contents.texts).containsOnlyKeys("added", "changed", "other/Moved.java");
        assertThat(scan(second.snapshot(), new Contents()).changes().isEmpty()).isTrue();
    }

    @Test
    void touchedFile_isReadButNotGiven() throws IOException {
        write("a", "one");
        Snapshot first = settled();
        Files.setLastModifiedTime(root.resolve("a"), FileTime.from(Instant.now().minusSeconds(1000)));
        Contents contents = new Contents();

        ScanResult second = scan(first, contents);

        assertThat(second.read()).isEqualTo(1);
        assertThat(second.readInVain()).isEqualTo(1);
        assertThat(contents.texts).isEmpty();
        assertThat(contents.read).isEqualTo(1);
    }

    @Test
    void sameSizeAndSameTime_isNoticedAllTheSame() throws IOException {
        write("a", "one");
        Files.setLastModifiedTime(root.resolve("a"), LONG_AGO);
        Snapshot first = settled();
        write("a", "two");
        Files.setLastModifiedTime(root.resolve("a"), LONG_AGO);

        assertThat(scan(first, ScanListener.SILENT).changes().changed()).containsExactly("a");
    }

    @Test
    void replacedFile_ofSameSizeAndTime_isNoticed() throws IOException {
        write("a", "one");
        write("b", "two");
        Files.setLastModifiedTime(root.resolve("a"), LONG_AGO);
        Files.setLastModifiedTime(root.resolve("b"), LONG_AGO);
        Snapshot first = settled();
        Files.move(root.resolve("a"), root.resolve("c"));
        Files.move(root.resolve("b"), root.resolve("a"));
        Files.move(root.resolve("c"), root.resolve("b"));

        assertThat(scan(first, ScanListener.SILENT).changes().changed()).containsExactly("a", "b");
    }

    @Test
    void fileChangedInTheVeryTickOfTheScan_isReadAgain() {
        // Each round writes right after a scan, as fast as it can; a file system's clock that stands still must not
        // hide it.
        write("a", "0000");
        Snapshot previous = scan(Snapshot.NONE, ScanListener.SILENT).snapshot();
        for (int round = 1; round <= 300; round++) {
            write("a", "%04d".formatted(round));
            ScanResult result = scan(previous, ScanListener.SILENT);
            assertThat(result.changes().changed()).as("round %d", round).containsExactly("a");
            previous = result.snapshot();
        }
    }

    @Test
    void stat_isTrustedOnlyWhenOlderThanTheClocksTick() {
        long second = 1_000_000_000L;
        FileStat fine = new FileStat(FileStat.Kind.FILE, 1, 5 * second + 1, 5 * second + 1, 1, 1);
        FileStat coarse = new FileStat(FileStat.Kind.FILE, 1, 5 * second, 0, 1, 1);

        assertThat(fine.trusted(5 * second + second / 20)).isEqualTo(FileStat.UNKNOWN);
        assertThat(fine.trusted(5 * second + second / 5)).isEqualTo(fine);
        assertThat(coarse.trusted(7 * second)).isEqualTo(FileStat.UNKNOWN);
        assertThat(coarse.trusted(8 * second)).isEqualTo(coarse);
    }

    @Test
    void refusedContent_isRemembered() throws IOException {
        Files.write(root.resolve("image"), new byte[] {1, 0, 2, 0});
        write("a", "text");
        Snapshot first = settled();

        ScanResult second = scan(first, ScanListener.SILENT);

        assertThat(second.read()).isZero();
        assertThat(second.skipped())
                .containsExactly(new Skipped("image", SkipReason.BINARY, "its first bytes are not text"));
    }

    @Test
    void refusedFileThatBecomesText_isAdded() throws IOException {
        Files.write(root.resolve("a"), new byte[] {1, 0, 2, 0});
        Snapshot first = settled();
        write("a", "text");

        assertThat(scan(first, ScanListener.SILENT).changes().added()).containsExactly("a");
    }

    @Test
    void acceptedFileThatBecomesBinary_isDeletedAndSkipped() throws IOException {
        write("a", "text");
        Snapshot first = settled();
        Files.write(root.resolve("a"), new byte[] {1, 0, 2, 0});

        ScanResult second = scan(first, ScanListener.SILENT);

        assertThat(second.changes().deleted()).containsExactly("a");
        assertThat(second.skipped()).extracting(Skipped::reason).containsExactly(SkipReason.BINARY);
    }

    @Test
    void sizeLimit_countsTheByte() {
        write("fits", "x".repeat(100));
        write("over", "x".repeat(101));

        ScanResult result = new SourceScanner(root, new ScanOptions(100, List.of(), 2), environment)
                .scan(Snapshot.NONE, ScanListener.SILENT);

        assertThat(RealGit.paths(result)).containsExactly("fits");
        assertThat(result.skipped())
                .containsExactly(new Skipped("over", SkipReason.TOO_LARGE, "101 bytes; at most 100 are indexed"));
    }

    @Test
    void excludes_winOverEverything() {
        write("docs/a.md", "a");
        write("docs/keep/b.md", "b");
        write("src/a.md", "c");
        write("src/docs/a.md", "d");
        write(".loginsightignore", "!docs/\n!*.md\n");

        ScanResult result = new SourceScanner(root, new ScanOptions(1000, List.of("/docs/", "*.bak"), 1), environment)
                .scan(Snapshot.NONE, ScanListener.SILENT);

        assertThat(RealGit.paths(result)).containsExactly(".loginsightignore", "src/a.md", "src/docs/a.md");
        assertThat(result.skipped())
                .containsExactly(new Skipped("docs/", SkipReason.EXCLUDED, "index.exclude:1 /docs/"));
    }

    @Test
    void manyFiles_areAllReadByAnyNumberOfThreads() {
        for (int i = 0; i < 300; i++) {
            write("d" + i % 7 + "/f" + i, "text " + i);
        }
        for (int threads : new int[] {1, 2, 8}) {
            Contents contents = new Contents();
            ScanResult result = new SourceScanner(root, new ScanOptions(1000, List.of(), threads), environment)
                    .scan(Snapshot.NONE, contents);

            assertThat(contents.texts).hasSize(300).containsEntry("d4/f11", "text 11");
            assertThat(result.tree().files()).hasSize(300);
            assertThat(contents.read).isEqualTo(300);
        }
    }

    @Test
    void listenerThatThrows_endsTheScanWithItsException() {
        for (int i = 0; i < 500; i++) {
            write("f" + i, "text " + i);
        }
        AtomicInteger given = new AtomicInteger();
        IllegalStateException full = new IllegalStateException("the disk is full");

        assertThatThrownBy(() -> scan(Snapshot.NONE, text -> {
                    given.incrementAndGet();
                    throw full;
                }))
                .isSameAs(full);
        assertThat(given.get()).isLessThanOrEqualTo(ScanOptions.DEFAULT.threads());
    }

    @Test
    void interruptedCaller_getsACancellation() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            write("f" + i, "text " + i);
        }
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger interruptedWorkers = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                scan(Snapshot.NONE, text -> {
                    begun.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        interruptedWorkers.incrementAndGet();
                    }
                });
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        begun.await();
        caller.interrupt();
        while (caller.isInterrupted()) {
            Thread.onSpinWait(); // until the scan has taken note of it
        }
        goOn.countDown();
        caller.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class).hasMessage("the scan was interrupted");
        assertThat(interruptedWorkers.get()).isZero();
    }

    @Test
    void fileThatVanishesOrGrowsBetweenListingAndReading_isReported() {
        write("a", "text");
        write("grows", "text");
        ScanListener meddler = new ScanListener() {
            @Override
            public void listed(int files, int toRead, long bytesToRead) {
                try {
                    Files.delete(root.resolve("a"));
                    Files.writeString(root.resolve("grows"), "x".repeat(2_000_000), StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void content(SourceText text) {
                throw new IllegalStateException("nothing is left to be read");
            }
        };

        ScanResult result = scan(Snapshot.NONE, meddler);

        assertThat(result.skipped())
                .containsExactly(
                        new Skipped("a", SkipReason.VANISHED, "gone since its directory was listed"),
                        new Skipped(
                                "grows", SkipReason.TOO_LARGE, "it grew beyond the 1,000,000 bytes indexed at most"));
        assertThat(result.snapshot().files()).isEmpty();
    }

    @Test
    void fileWrittenWhileItIsRead_agreesWithItsHash() throws InterruptedException {
        write("a", "0".repeat(200_000));
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; !Thread.currentThread().isInterrupted(); i++) {
                write("a", String.valueOf(i % 10).repeat(200_000));
            }
        });
        try {
            for (int round = 0; round < 30; round++) {
                scan(
                        Snapshot.NONE,
                        text -> assertThat(ContentHash.of(text.text())).isEqualTo(text.hash()));
            }
        } finally {
            writer.interrupt();
            writer.join();
        }
    }

    @Test
    void bytesThatAreNotUtf8_areReplacedAndNoted() throws IOException {
        byte[] latin = "line\nna\u00efve caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(root.resolve("A.java"), latin);
        Contents contents = new Contents();

        ScanResult result = scan(Snapshot.NONE, contents);

        assertThat(contents.texts).containsEntry("A.java", "line\nna\uFFFDve caf\uFFFD\n");
        assertThat(result.tree().file("A.java").orElseThrow().hash()).isEqualTo(ContentHash.of(latin));
        assertThat(result.notes())
                .containsExactly(new FileNote("A.java", "2 places are not UTF-8 and replaced, the first in line 2"));
        assertThat(scan(result.snapshot(), ScanListener.SILENT).notes()).isEqualTo(result.notes());
    }

    @Test
    void rootThatIsALink_isFollowed() throws IOException {
        write("a", "text");
        Path link = Files.createSymbolicLink(temp.resolve("link"), root);

        SourceScanner scanner = new SourceScanner(link, ScanOptions.DEFAULT, environment);

        assertThat(scanner.root()).isEqualTo(root);
        assertThat(RealGit.paths(scanner.scan(Snapshot.NONE, ScanListener.SILENT)))
                .containsExactly("a");
    }

    @Test
    void rootThatIsNoDirectory_isRefusedWithOneSentence() {
        write("file", "text");

        assertThatExceptionOfType(UnscannableRootException.class)
                .isThrownBy(() -> new SourceScanner(root.resolve("file"), ScanOptions.DEFAULT))
                .withMessage(
                        "Cannot look at %s: it is not a directory; give the folder that holds the code.",
                        root.resolve("file"));
        assertThatExceptionOfType(UnscannableRootException.class)
                .isThrownBy(() -> new SourceScanner(root.resolve("none"), ScanOptions.DEFAULT))
                .withMessage(
                        "Cannot look at %s: there is no such directory; check the spelling.", root.resolve("none"));
    }

    @Test
    void rootThatIsABareRepository_isRefusedWithOneSentence() throws Exception {
        Git.init().setBare(true).setDirectory(root.toFile()).call().close();

        assertThatExceptionOfType(UnscannableRootException.class)
                .isThrownBy(() -> new SourceScanner(root, ScanOptions.DEFAULT))
                .withMessage(
                        "Cannot look at %s: it is a git repository without a working tree, which holds no files of code; clone it,"
                                + " and index the clone.",
                        root);
    }

    @Test
    void rootThatVanishes_isNoEmptyRoot() throws IOException {
        SourceScanner scanner = new SourceScanner(root, ScanOptions.DEFAULT, environment);
        Files.delete(root);

        assertThatExceptionOfType(UnscannableRootException.class)
                .isThrownBy(() -> scanner.scan(Snapshot.NONE, ScanListener.SILENT))
                .withMessage("Cannot look at %s: no such file or directory; check the path and its permissions.", root);
    }

    /** A snapshot whose stats are all trusted: scanned until the clock has left the files' times behind. */
    private Snapshot settled() {
        ScanResult result = scan(Snapshot.NONE, ScanListener.SILENT);
        while (result.snapshot().files().values().stream()
                .anyMatch(file -> file.stat().equals(FileStat.UNKNOWN))) {
            result = scan(result.snapshot(), ScanListener.SILENT);
        }
        return result.snapshot();
    }

    private ScanResult scan(Snapshot previous, ScanListener listener) {
        return new SourceScanner(root, ScanOptions.DEFAULT, environment).scan(previous, listener);
    }

    private void write(String file, String text) {
        RealGit.write(root.resolve(file), text);
    }

    private static final class Contents implements ScanListener {
        final Map<String, String> texts = new ConcurrentHashMap<>();
        private String listed = "";
        private int read;

        @Override
        public void listed(int files, int toRead, long bytesToRead) {
            listed = files + " files, " + toRead + " to read, " + bytesToRead + " bytes";
        }

        @Override
        public void content(SourceText text) {
            assertThat(texts.put(text.path(), text.text())).as("given once").isNull();
        }

        @Override
        public synchronized void read(String path, long bytes) {
            read++;
        }
    }
}
