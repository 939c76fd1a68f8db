package dev.loginsight.cli.serve;

import dev.loginsight.cli.console.CliFailure;
import dev.loginsight.merkle.IndexLock;
import dev.loginsight.merkle.LockAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * One {@code serve} a home: two brokers on the same data would destroy it. Beside the lock stands the running server's address,
 * for other commands to find; it counts only while the lock is held, so what a killed process left misleads nobody.
 */
public final class ServeLock implements AutoCloseable {
    private static final String LOCK = "serve.lock";
    private static final String ADDRESS = "serve.address";

    private final Path home;
    private final IndexLock lock;

    private ServeLock(Path home, IndexLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /** @throws CliFailure if another process serves this home, or the home cannot be written */
    static ServeLock acquire(Path home) {
        try {
            return switch (IndexLock.tryAcquire(home.resolve(LOCK))) {
                case LockAttempt.Acquired acquired -> new ServeLock(home, acquired.lock());
                case LockAttempt.Held held ->
                    throw new CliFailure("another `loginsight serve` uses the home " + home + " (" + held.sentence()
                            + "); end it, or give this one another home with --home");
            };
        } catch (UncheckedIOException e) {
            throw new CliFailure(
                    "the home " + home + " cannot be used (" + e.getMessage()
                            + "); check its permissions and the free space, or choose another with --home",
                    e);
        }
    }

    /** The API's address of the {@code serve} that runs on this home; empty when none is ready. */
    public static Optional<String> addressOfRunning(Path home) {
        if (!Files.exists(home.resolve(LOCK))) {
            return Optional.empty();
        }
        if (IndexLock.tryAcquire(home.resolve(LOCK)) instanceof LockAttempt.Acquired free) {
            free.lock().close();
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(home.resolve(ADDRESS)).strip());
        } catch (IOException e) {
            return Optional.empty(); // still starting
        }
    }

    /** Tells other commands where this process answers. */
    void announce(String address) {
        try {
            Path written = Files.writeString(home.resolve(ADDRESS + ".tmp"), address + "\n");
            Files.move(written, home.resolve(ADDRESS), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + home.resolve(ADDRESS) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(home.resolve(ADDRESS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + home.resolve(ADDRESS) + ": " + e.getMessage(), e);
        }
    }
}
