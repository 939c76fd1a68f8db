package dev.loginsight.merkle;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The right to write one index, for one holder at a time on this machine. It is a lock of the operating system, which ends with its
 * process however that ends; the file stays, and holds the holder's process id and the time it began.
 */
public final class IndexLock implements Closeable {
    /** Far behind the text, since on Windows nobody else can read what is locked. */
    private static final long LOCKED_BYTE = 1L << 40;

    /**
     * Locks of this process. On POSIX systems closing any channel on a file gives up the process's locks on it, so the file of a lock
     * held here must not even be opened.
     */
    private static final Map<Path, IndexLock> HELD_HERE = new HashMap<>();

    private final Path key;
    private final FileChannel channel;
    private final Instant since;

    private IndexLock(Path key, FileChannel channel, Instant since) {
        this.key = key;
        this.channel = channel;
        this.since = since;
    }

    /**
     * Does not wait.
     *
     * @param file made with its directories where missing
     * @throws UncheckedIOException with a sentence that names the file, if it cannot be made or the file system has no locks
     */
    public static LockAttempt tryAcquire(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path key = parent.toRealPath().resolve(file.getFileName());
            synchronized (HELD_HERE) {
                IndexLock held = HELD_HERE.get(key);
                return held == null
                        ? attempt(key)
                        : new LockAttempt.Held(
                                OptionalLong.of(ProcessHandle.current().pid()), Optional.of(held.since));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file + ": " + Problem.of(e), e);
        }
    }

    @Override
    public void close() {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(key, this);
            try (channel) {
                if (channel.isOpen()) {
                    channel.truncate(0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot release the lock " + key + ": " + Problem.of(e), e);
            }
        }
    }

    private static LockAttempt attempt(Path key) throws IOException {
        FileChannel channel =
                FileChannel.open(key, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean acquired = false;
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                return holder(channel);
            }
            IndexLock mine = new IndexLock(key, channel, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            mine.writeDown();
            HELD_HERE.put(key, mine);
            acquired = true;
            return new LockAttempt.Acquired(mine);
        } catch (OverlappingFileLockException e) {
            return new LockAttempt.Held(OptionalLong.of(ProcessHandle.current().pid()), Optional.empty());
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
    }

    private void writeDown() throws IOException {
        String text = ProcessHandle.current().pid() + "\n" + since + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** What the holder wrote; what a dead one left is not believed. */
    private static LockAttempt.Held holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        channel.read(bytes, 0);
        String[] lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).split("\n");
        try {
            long pid = Long.parseLong(lines[0]);
            Instant since = Instant.parse(lines[1]);
            if (ProcessHandle.of(pid).isPresent()) {
                return new LockAttempt.Held(OptionalLong.of(pid), Optional.of(since));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
            return new LockAttempt.Held(OptionalLong.empty(), Optional.empty());
        }
        return new LockAttempt.Held(OptionalLong.empty(), Optional.empty());
    }
}
