package dev.loginsight.merkle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says about a file without opening it. Equal stats, taken with care for races (see {@link #trusted}), mean equal
 * content.
 *
 * @param modified nanoseconds since the epoch
 * @param statusChanged nanoseconds since the epoch of the inode's last change, which no program can set back; 0 where unknown
 * @param device 0 where unknown
 * @param inode 0 where unknown
 */
record FileStat(Kind kind, long size, long modified, long statusChanged, long device, long inode) {
    enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    /** Equal to no file's, so that the file is read again. */
    static final FileStat UNKNOWN = new FileStat(Kind.OTHER, -1, 0, 0, 0, 0);

    /** A clock tick of the kernel is 1 to 10 ms; file systems that keep nanoseconds stamp by it. */
    private static final long FINE_TICK = TimeUnit.MILLISECONDS.toNanos(100);

    /** FAT keeps two seconds. */
    private static final long COARSE_TICK = TimeUnit.MILLISECONDS.toNanos(2500);

    /** Does not follow links. */
    static FileStat of(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix") ? unix(path) : basic(path);
    }

    /**
     * This stat, or {@link #UNKNOWN} when the file changed so shortly before {@code now} that another write could follow within the same
     * tick of the file system's clock and leave the same stat (git calls such an entry racily clean).
     */
    FileStat trusted(long now) {
        long last = Math.max(modified, statusChanged);
        long tick = last % TimeUnit.SECONDS.toNanos(1) == 0 ? COARSE_TICK : FINE_TICK;
        return last < now - tick ? this : UNKNOWN;
    }

    static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static FileStat unix(Path path) throws IOException {
        Map<String, Object> all =
                Files.readAttributes(path, "unix:mode,size,lastModifiedTime,ctime,dev,ino", LinkOption.NOFOLLOW_LINKS);
        return new FileStat(
                kind((Integer) all.get("mode")),
                (Long) all.get("size"),
                ((FileTime) all.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS),
                ((FileTime) all.get("ctime")).to(TimeUnit.NANOSECONDS),
                (Long) all.get("dev"),
                (Long) all.get("ino"));
    }

    /** The type bits of {@code st_mode}, the same on every Unix. */
    private static Kind kind(int mode) {
        return switch (mode & 0170000) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.DIRECTORY;
            case 0120000 -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    private static FileStat basic(Path path) throws IOException {
        BasicFileAttributes all = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = all.isRegularFile()
                ? Kind.FILE
                : all.isDirectory() ? Kind.DIRECTORY : all.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
        return new FileStat(kind, all.size(), all.lastModifiedTime().to(TimeUnit.NANOSECONDS), 0, 0, 0);
    }
}
