package dev.loginsight.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** The broker's folder, held by one process at a time: {@code <dir>/kafka} is Kafka's, {@code <dir>/lock} is ours. */
final class DataDirectory implements AutoCloseable {
    static final int NODE_ID = 1;

    private static final String META_PROPERTIES = "meta.properties";

    private final Path logs;
    private final FileChannel channel;

    private DataDirectory(Path logs, FileChannel channel) {
        this.logs = logs;
        this.channel = channel;
    }

    /** Creates the folder where it is missing, locks it, and formats it where nothing is in it yet. */
    static DataDirectory open(Path dir) {
        FileChannel channel = lock(dir);
        try {
            DataDirectory directory = new DataDirectory(dir.resolve("kafka"), channel);
            directory.format();
            return directory;
        } catch (RuntimeException e) {
            release(channel);
            throw e;
        }
    }

    Path logs() {
        return logs;
    }

    private static FileChannel lock(Path dir) {
        Path file = dir.resolve("lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(dir);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new BrokerException(
                        "The broker's folder %s is in use by %s; stop that one or choose another home."
                                .formatted(dir, holder(channel)));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (BrokerException e) {
            release(channel);
            throw e;
        } catch (IOException e) {
            release(channel);
            throw new BrokerException(
                    "The broker cannot write to its folder %s (%s); choose a home that this user may write to."
                            .formatted(dir, reason(e)),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? "another process" : "process " + text;
    }

    private static void release(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new BrokerException("The broker's lock could not be released: " + reason(e), e);
            }
        }
    }

    private void format() {
        try {
            Files.createDirectories(logs);
            if (!isFormatted()) {
                new Formatter()
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                        .setNodeId(NODE_ID)
                        .setClusterId(Uuid.randomUuid().toString())
                        .addDirectory(logs.toString())
                        .setMetadataLogDirectory(logs.toString())
                        .setControllerListenerName(BrokerSettings.CONTROLLER)
                        .setHasDynamicQuorum(false)
                        // With a single replica the last leader is always the right one, also after a SIGKILL.
                        .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
                        .run();
            }
        } catch (IOException e) {
            throw new BrokerException(
                    "The broker cannot write to its folder %s (%s); choose a home with space that this user may write to."
                            .formatted(logs, reason(e)),
                    e);
        } catch (BrokerException e) {
            throw e;
        } catch (Exception e) {
            throw new BrokerException(
                    "The broker's folder %s could not be prepared (%s); move it away and start again."
                            .formatted(logs, reason(e)),
                    e);
        }
    }

    /** Whether this broker formatted the folder before; data of any other Kafka is left alone. */
    private boolean isFormatted() throws IOException {
        Path file = logs.resolve(META_PROPERTIES);
        if (!Files.exists(file)) {
            if (holdsPartitions()) {
                throw new BrokerException(
                        ("The broker's folder %s holds Kafka data but no %s, so nobody can say whose it is; "
                                        + "restore that file or move the folder away.")
                                .formatted(logs, META_PROPERTIES));
            }
            return false;
        }
        Properties meta = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            meta.load(in);
        }
        String node = meta.getProperty("node.id");
        if (!Integer.toString(NODE_ID).equals(node)
                || meta.getProperty("cluster.id", "").isBlank()) {
            throw new BrokerException(
                    "The broker's folder %s belongs to another Kafka (node %s); choose another home or move the folder away."
                            .formatted(logs, Optional.ofNullable(node).orElse("unknown")));
        }
        return true;
    }

    private boolean holdsPartitions() throws IOException {
        try (var entries = Files.list(logs)) {
            return entries.anyMatch(Files::isDirectory);
        }
    }

    static String reason(Throwable e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    @Override
    public void close() {
        release(channel);
    }
}
