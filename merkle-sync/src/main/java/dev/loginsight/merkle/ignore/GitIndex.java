package dev.loginsight.merkle.ignore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The paths in git's index (its format: gitformat-index(5), versions 2 to 4, shared ("split") base included), and the directories that
 * hold them.
 */
final class GitIndex {
    static final GitIndex EMPTY = new GitIndex();

    private static final int SIGNATURE = 0x44495243;
    private static final int SPLIT = 0x6C696E6B;
    private static final int STAT_BYTES = 40;
    private static final int EXTENDED = 0x4000;
    private static final int LARGEST = 256 * 1024 * 1024;

    private final Set<String> files = new HashSet<>();
    private final Set<String> directories = new HashSet<>();

    private GitIndex() {}

    /** Without a file it is empty; one that is damaged gives the paths before the damage. */
    static GitIndex read(Path gitDir, boolean sha256) {
        GitIndex index = new GitIndex();
        index.readFile(gitDir, "index", sha256 ? 32 : 20, true);
        return index;
    }

    /** @param path a byte string, from the top of the checkout */
    boolean tracksFile(String path) {
        return files.contains(path);
    }

    boolean tracksBelow(String path) {
        return directories.contains(path);
    }

    private void readFile(Path gitDir, String name, int hashBytes, boolean followBase) {
        Path file = gitDir.resolve(name);
        try {
            if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
                ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
                entries(in, hashBytes);
                if (followBase) {
                    base(gitDir, in, hashBytes);
                }
            }
        } catch (IOException | RuntimeException e) {
            return;
        }
    }

    private void entries(ByteBuffer in, int hashBytes) {
        if (in.getInt() != SIGNATURE) {
            return;
        }
        int version = in.getInt();
        byte[] previous = {};
        for (int left = in.getInt(); left > 0; left--) {
            int start = in.position();
            int mode = in.getInt(start + 24);
            in.position(start + STAT_BYTES + hashBytes);
            if ((in.getShort() & EXTENDED) != 0 && version >= 3) {
                in.getShort();
            }
            if (version >= 4) {
                int shared = previous.length - offset(in);
                byte[] rest = untilNul(in);
                byte[] path = Arrays.copyOf(previous, shared + rest.length);
                System.arraycopy(rest, 0, path, shared, rest.length);
                previous = path;
            } else {
                previous = untilNul(in);
                // Padded by one to eight NULs, of which one is read, so that entries begin at multiples of eight.
                int length = in.position() - 1 - start;
                in.position(start + (length / 8 + 1) * 8);
            }
            add(new String(previous, StandardCharsets.ISO_8859_1), mode);
        }
    }

    private void add(String path, int mode) {
        boolean directory = path.endsWith("/") || (mode & 0170000) == 0160000;
        if (directory) {
            directories.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        } else {
            files.add(path);
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (!directories.add(path.substring(0, slash))) {
                return;
            }
        }
    }

    /** A split index names the file with the rest of its entries in its first extension. What it deletes of them is still counted in. */
    private void base(Path gitDir, ByteBuffer in, int hashBytes) {
        while (in.remaining() > 8 + hashBytes) {
            int signature = in.getInt();
            int length = in.getInt();
            if (signature == SPLIT && length >= hashBytes) {
                byte[] hash = new byte[hashBytes];
                in.get(hash);
                readFile(gitDir, "sharedindex." + HexFormat.of().formatHex(hash), hashBytes, false);
                return;
            }
            in.position(in.position() + length);
        }
    }

    /** Git's variable-length offset, as in pack files. */
    private static int offset(ByteBuffer in) {
        int b = in.get();
        int value = b & 0x7F;
        while ((b & 0x80) != 0) {
            b = in.get();
            value = ((value + 1) << 7) | (b & 0x7F);
        }
        return value;
    }

    private static byte[] untilNul(ByteBuffer in) {
        int start = in.position();
        while (in.get() != 0) {
            continue;
        }
        return Arrays.copyOfRange(in.array(), start, in.position() - 1);
    }
}
