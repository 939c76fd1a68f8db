package dev.loginsight.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.cli.console.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeLockTest {
    @TempDir
    private Path home;

    @Test
    void acquire_twice_isRefusedWithTheHolder() {
        try (ServeLock first = ServeLock.acquire(home)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> ServeLock.acquire(home))
                    .isInstanceOf(CliFailure.class)
                    .hasMessageStartingWith("another `loginsight serve` uses the home " + home)
                    .hasMessageContaining(
                            "held by process " + ProcessHandle.current().pid())
                    .hasMessageEndingWith("give this one another home with --home");
        }

        ServeLock.acquire(home).close();
    }

    @Test
    void addressOfRunning_onlyWhileTheLockIsHeld() {
        assertThat(ServeLock.addressOfRunning(home)).isEmpty();
        try (ServeLock lock = ServeLock.acquire(home)) {
            assertThat(ServeLock.addressOfRunning(home)).isEmpty();
            lock.announce("http://127.0.0.1:8080");
            assertThat(ServeLock.addressOfRunning(home)).contains("http://127.0.0.1:8080");
        }
        assertThat(ServeLock.addressOfRunning(home)).isEmpty();
    }

    @Test
    void addressOfRunning_leftByAKilledProcess_isNotBelieved() throws IOException {
        Files.writeString(home.resolve("serve.lock"), "1\n2026-11-23T00:00:00Z\n");
        Files.writeString(home.resolve("serve.address"), "http://127.0.0.1:8080\n");

        assertThat(ServeLock.addressOfRunning(home)).isEmpty();
    }

    @Test
    void acquire_homeIsAFile_isOneSentence() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> ServeLock.acquire(file))
                .isInstanceOf(CliFailure.class)
                .hasMessageStartingWith("the home " + file + " cannot be used");
    }
}
