package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.merkle.LockAttempt.Acquired;
import dev.loginsight.merkle.LockAttempt.Held;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexLockTest {
    @TempDir
    Path temp;

    @Test
    void freeLock_isAcquired_heldOneTellsItsHolder() {
        Path file = temp.resolve("new/dir/lock");
        Instant before = Instant.now().minusSeconds(1);

        try (IndexLock lock = acquired(file)) {
            assertThat(lock).isNotNull();
            assertThat(IndexLock.tryAcquire(file)).isInstanceOfSatisfying(Held.class, held -> {
                assertThat(held.pid()).hasValue(ProcessHandle.current().pid());
                assertThat(held.since().orElseThrow()).isBetween(before, Instant.now());
            });
            // The attempt above must not have given the lock away.
            assertThat(IndexLock.tryAcquire(file)).isInstanceOf(Held.class);
        }
        acquired(file).close();
    }

    @Test
    void otherProcess_holdsAgainstUs_andWeAgainstIt_untilKilled() throws Exception {
        Path file = temp.resolve("lock");
        try (Child child = new Child(file)) {
            assertThat(child.says()).isEqualTo("acquired");
            assertThat(IndexLock.tryAcquire(file)).isInstanceOfSatisfying(Held.class, held -> {
                assertThat(held.pid()).hasValue(child.process.pid());
                assertThat(held.sentence()).matches("held by process " + child.process.pid() + " since 20\\S+Z");
            });

            child.process.destroyForcibly();
            child.process.waitFor();
        }
        try (IndexLock lock = acquired(file);
                Child child = new Child(file)) {
            assertThat(lock).isNotNull();
            assertThat(child.says())
                    .startsWith("held by process " + ProcessHandle.current().pid() + " since ");
        }
    }

    @Test
    void severalThreads_neverHoldItTogether() throws InterruptedException {
        Path file = temp.resolve("lock");
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger acquired = new AtomicInteger();
        Thread[] threads = IntStream.range(0, 6)
                .mapToObj(number -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 200; i++) {
                        if (IndexLock.tryAcquire(file) instanceof Acquired mine) {
                            most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                            acquired.incrementAndGet();
                            holders.decrementAndGet();
                            mine.lock().close();
                        }
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most.get()).isEqualTo(1);
        assertThat(acquired.get()).isPositive();
    }

    @Test
    void samePlaceUnderAnotherName_isTheSameLock() throws IOException {
        Path dir = Files.createDirectory(temp.resolve("dir"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), dir);

        try (IndexLock lock = acquired(dir.resolve("lock"))) {
            assertThat(lock).isNotNull();
            assertThat(IndexLock.tryAcquire(link.resolve("lock"))).isInstanceOf(Held.class);
            assertThat(IndexLock.tryAcquire(dir.resolve("../dir/lock"))).isInstanceOf(Held.class);
        }
    }

    @Test
    void closingTwice_doesNotReleaseTheNextHolder() {
        Path file = temp.resolve("lock");
        IndexLock first = acquired(file);
        first.close();
        try (IndexLock second = acquired(file)) {
            first.close();

            assertThat(second).isNotNull();
            assertThat(IndexLock.tryAcquire(file)).isInstanceOf(Held.class);
        }
    }

    @Test
    void leftovers_doNotMatter() throws IOException {
        Path file = temp.resolve("lock");
        Files.writeString(file, "999999999\n2020-01-01T00:00:00Z\nand more than there is to be written now\n");

        try (IndexLock lock = acquired(file)) {
            assertThat(lock).isNotNull();
            assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                    .startsWith(ProcessHandle.current().pid() + "\n20")
                    .hasLineCount(2);
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void unknownHolder_isCalledAnotherProcess() {
        assertThat(new Held(OptionalLong.empty(), Optional.empty()).sentence()).isEqualTo("held by another process");
    }

    @Test
    void placeThatCannotBe_isToldInASentence() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "text");
        Path dir = Files.createDirectory(temp.resolve("dir"));

        assertThatThrownBy(() -> IndexLock.tryAcquire(file.resolve("lock")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot lock " + file.resolve("lock") + ": ");
        assertThatThrownBy(() -> IndexLock.tryAcquire(dir))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot lock " + dir + ": ");
    }

    private static IndexLock acquired(Path file) {
        LockAttempt attempt = IndexLock.tryAcquire(file);
        assertThat(attempt).isInstanceOf(Acquired.class);
        return ((Acquired) attempt).lock();
    }

    /** A second Java that tries to take the lock, tells what came of it, and keeps it until its input ends. */
    private static final class Child implements AutoCloseable {
        final Process process;
        private final BufferedReader output;

        Child(Path file) throws IOException {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            process = new ProcessBuilder(
                            java.toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockHolder.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        String says() throws IOException {
            return output.readLine();
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }
}
