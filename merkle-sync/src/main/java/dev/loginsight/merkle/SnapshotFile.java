package dev.loginsight.merkle;

import com.google.common.hash.Hashing;
import dev.loginsight.merkle.FileStat.Kind;
import dev.loginsight.merkle.Remembered.Accepted;
import dev.loginsight.merkle.Remembered.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A snapshot on disk: 8 bytes of magic, the version (4), the number of files (4), the files in path order, SHA-256 of all before it (32).
 * A file: how many bytes of the previous path its own begins with (4), the length of the rest (4), the rest in UTF-8, kind (1), stat
 * (5 times 8), then for an accepted one its size (8), hash (32) and note, for a refused one its reason and detail, as strings with their
 * length in four bytes. Numbers are big-endian.
 */
final class SnapshotFile {
    /** Raise it whenever the format, or what {@link Classifier} and {@link Secrets} decide about a file's content, changes. */
    static final int VERSION = 1;

    private static final byte[] MAGIC = "LISNAP\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = MAGIC.length + 2 * Integer.BYTES;
    private static final byte ACCEPTED = 1;
    private static final byte REFUSED = 2;

    private SnapshotFile() {}

    static SnapshotLoad load(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return new SnapshotLoad.Absent(file);
        } catch (IOException | OutOfMemoryError e) {
            return new SnapshotLoad.Corrupt(file, "it cannot be read: " + Problem.of(e));
        }
    }

    static void save(Snapshot snapshot, Path file) {
        Path target = file.toAbsolutePath();
        // The same name in the same directory: a leftover of a crash is overwritten by the next run, and the rename
        // stays on one disk.
        Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            write(temporary, ByteBuffer.wrap(format(snapshot)));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncDirectory(target.getParent());
        } catch (IOException e) {
            removeQuietly(temporary);
            throw new UncheckedIOException("Cannot write the snapshot " + target + ": " + Problem.of(e), e);
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** On a full disk half a snapshot is of more use gone. */
    private static void removeQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            return;
        }
    }

    /** Makes the rename itself durable; not every operating system lets a directory be opened, and there nothing is lost but the speed. */
    private static void syncDirectory(Path dir) {
        try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static byte[] format(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(HEAD + 160 * snapshot.files().size());
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(snapshot.files().size());
        byte[] previous = {};
        for (Map.Entry<String, Remembered> file : snapshot.files().entrySet()) {
            byte[] path = file.getKey().getBytes(StandardCharsets.UTF_8);
            int shared = Math.max(0, Arrays.mismatch(previous, path));
            out.writeInt(shared);
            out.writeInt(path.length - shared);
            out.write(path, shared, path.length - shared);
            write(out, file.getValue());
            previous = path;
        }
        out.write(Hashing.sha256().hashBytes(bytes.toByteArray()).asBytes());
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Remembered file) throws IOException {
        out.writeByte(file instanceof Accepted ? ACCEPTED : REFUSED);
        FileStat stat = file.stat();
        out.writeByte(stat.kind().ordinal());
        for (long number :
                new long[] {stat.size(), stat.modified(), stat.statusChanged(), stat.device(), stat.inode()}) {
            out.writeLong(number);
        }
        switch (file) {
            case Accepted accepted -> {
                out.writeLong(accepted.file().size());
                out.write(accepted.file().hash().bytes());
                writeString(out, accepted.note() == null ? "" : accepted.note());
            }
            case Refused refused -> {
                writeString(out, refused.reason().label());
                writeString(out, refused.detail());
            }
        }
    }

    private static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static SnapshotLoad parse(Path file, byte[] bytes) throws IOException {
        if (bytes.length < HEAD || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return new SnapshotLoad.Corrupt(file, "it does not begin like a snapshot");
        }
        int version = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
        if (version != VERSION) {
            return new SnapshotLoad.OtherVersion(file, version, VERSION);
        }
        int end = bytes.length - ContentHash.BYTES;
        if (end < HEAD
                || !Arrays.equals(
                        Hashing.sha256().hashBytes(bytes, 0, end).asBytes(),
                        Arrays.copyOfRange(bytes, end, bytes.length))) {
            return new SnapshotLoad.Corrupt(file, "its checksum is wrong: cut off or altered");
        }
        try {
            return new SnapshotLoad.Loaded(read(bytes, end));
        } catch (RuntimeException e) {
            return new SnapshotLoad.Corrupt(file, "its entries make no sense: " + e.getMessage());
        }
    }

    private static Snapshot read(byte[] bytes, int end) throws IOException {
        int start = MAGIC.length + Integer.BYTES;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, start, end - start));
        TreeMap<String, Remembered> files = new TreeMap<>();
        byte[] previous = {};
        for (int left = in.readInt(); left > 0; left--) {
            int shared = in.readInt();
            byte[] rest = in.readNBytes(in.readInt());
            byte[] path = Arrays.copyOf(previous, shared + rest.length);
            System.arraycopy(rest, 0, path, shared, rest.length);
            String name = new String(path, StandardCharsets.UTF_8);
            files.put(name, readOne(in, name));
            previous = path;
        }
        return new Snapshot(files);
    }

    private static Remembered readOne(DataInputStream in, String path) throws IOException {
        byte kind = in.readByte();
        FileStat stat = new FileStat(
                Kind.values()[in.readByte()],
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
        if (kind == ACCEPTED) {
            long size = in.readLong();
            ContentHash hash = ContentHash.ofDigest(in.readNBytes(ContentHash.BYTES));
            String note = readString(in);
            return new Accepted(stat, new SourceFile(path, size, hash), note.isEmpty() ? null : note);
        }
        return new Refused(stat, SkipReason.labelled(readString(in)), readString(in));
    }

    private static String readString(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
