package dev.loginsight.ingestor.collect;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Refuses events while the disk is nearly full. A database survives a write that fails, but an embedded Kafka ends its process, and
 * with it the answer that would have told the sender.
 */
final class DiskRoom {
    /** What Kafka and the databases write beside the events. */
    private static final long MARGIN = 8L << 20;

    /** The topic, and the journal of what is counted. */
    private static final int COPIES = 2;

    private final Path folder;
    private final LongSupplier usableBytes;

    DiskRoom(Path folder) {
        // An unknown size is 0 there, and would refuse everything.
        this(folder, () -> {
            long usable = folder.toFile().getUsableSpace();
            return usable == 0 && folder.toFile().getTotalSpace() == 0 ? Long.MAX_VALUE : usable;
        });
    }

    DiskRoom(Path folder, LongSupplier usableBytes) {
        this.folder = folder;
        this.usableBytes = usableBytes;
    }

    /**
     * @param bytes of the events' text
     * @throws DiskFullException when too little is left to take them
     */
    void require(long bytes) {
        long usable = usableBytes.getAsLong();
        long needed = MARGIN + COPIES * bytes;
        if (usable < needed) {
            throw new DiskFullException(String.format(
                    Locale.ROOT,
                    "Only %.1f MiB are free on the disk of %s, and these events need %.1f; none was taken, free some space and send them again.",
                    mib(usable),
                    folder,
                    mib(needed)));
        }
    }

    private static double mib(long bytes) {
        return bytes / (double) (1 << 20);
    }
}
