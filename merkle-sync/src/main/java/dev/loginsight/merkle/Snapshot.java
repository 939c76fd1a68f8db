package dev.loginsight.merkle;

import dev.loginsight.merkle.Remembered.Accepted;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of a root at one scan, to compare the next one with: which files with which hashes, and the sizes and times by which most
 * need not be read again.
 */
public final class Snapshot {
    /** A root nothing is known about. */
    public static final Snapshot NONE = new Snapshot(new TreeMap<>());

    private final SortedMap<String, Remembered> files;
    private final MerkleTree tree;

    Snapshot(SortedMap<String, Remembered> files) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.tree = MerkleTree.of(files.values().stream()
                .filter(Accepted.class::isInstance)
                .map(file -> ((Accepted) file).file())
                .toList());
    }

    /** Never throws: what is wrong with the file is part of the answer. */
    public static SnapshotLoad load(Path file) {
        return SnapshotFile.load(file);
    }

    /**
     * Replaces {@code file}, or leaves it as it was: at every instant, also after a crash, it holds one whole snapshot. On return the disk
     * has it.
     *
     * @throws java.io.UncheckedIOException with a sentence that names the file
     */
    public void save(Path file) {
        SnapshotFile.save(this, file);
    }

    /** As if these files had never been seen, so that the next scan brings them again. Unknown paths are ignored. */
    public Snapshot without(Collection<String> paths) {
        if (paths.isEmpty()) {
            return this;
        }
        TreeMap<String, Remembered> rest = new TreeMap<>(files);
        rest.keySet().removeAll(Set.copyOf(paths));
        return new Snapshot(rest);
    }

    public MerkleTree tree() {
        return tree;
    }

    Map<String, Remembered> files() {
        return files;
    }
}
