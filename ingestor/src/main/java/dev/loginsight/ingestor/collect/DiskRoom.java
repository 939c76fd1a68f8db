package dev.loginsight.ingestor.collect;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Refuses events while the disk is nearly full. A database survives a write that fails, but an embedded Kafka ends its process, and
 * with it the answer that would have told the sender.
 */
final class DiskRoom {
    /** As much as the largest request, with what Kafka and the databases write beside it. */
    private static final long LEAST_MIB = 64;

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

    /** @throws DiskFullException when too little is left to take another request */
    void require() {
        long mib = usableBytes.getAsLong() >> 20;
        if (mib < LEAST_MIB) {
            throw new DiskFullException(
                    "Only %d MiB are free on the disk of %s, and %d are needed to take events safely; none of these was taken, free some space and send them again."
                            .formatted(mib, folder, LEAST_MIB));
        }
    }
}
