package dev.loginsight.merkle;

import java.nio.file.Path;

/** What was found where a snapshot should be. All but {@link Loaded} mean that everything has to be looked at anew. */
public sealed interface SnapshotLoad {
    /** The snapshot, or {@link Snapshot#NONE}. */
    default Snapshot orNone() {
        return this instanceof Loaded loaded ? loaded.snapshot() : Snapshot.NONE;
    }

    record Loaded(Snapshot snapshot) implements SnapshotLoad {}

    record Absent(Path file) implements SnapshotLoad {}

    /** Written by a release with another format, or with other rules of what is indexed. */
    record OtherVersion(Path file, int found, int expected) implements SnapshotLoad {
        public String sentence() {
            return "The snapshot %s has format %d, this release writes %d; everything is read again."
                    .formatted(file, found, expected);
        }
    }

    /** Cut off, altered, unreadable, or no snapshot at all. */
    record Corrupt(Path file, String problem) implements SnapshotLoad {
        public String sentence() {
            return "The snapshot %s is not usable (%s); everything is read again.".formatted(file, problem);
        }
    }
}
