package dev.loginsight.bench.trees;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What patches make of a tree, kept in memory: the repository is only read. */
final class PatchedFiles {
    private final Repository repository;
    private final ObjectId tree;
    private final Map<String, Optional<byte[]>> changed = new HashMap<>();

    PatchedFiles(Repository repository, ObjectId tree) {
        this.repository = repository;
        this.tree = tree;
    }

    /**
     * @param root only the parts of the patch that change files below this directory count; empty for all
     * @throws IOException with one sentence when it does not apply
     */
    void apply(Patch patch, String root) throws IOException {
        for (FileHeader file : patch.within(root)) {
            apply(patch, file);
        }
    }

    private void apply(Patch patch, FileHeader file) throws IOException {
        String from = file.getOldPath();
        String to = file.getNewPath();
        if (to.equals(DiffEntry.DEV_NULL)) {
            changed.put(from, Optional.empty());
            return;
        }
        byte[] before = from.equals(DiffEntry.DEV_NULL)
                ? new byte[0]
                : current(from)
                        .orElseThrow(() ->
                                new IOException(patch.name() + " changes " + from + ", which the tree does not have"));
        if (!from.equals(to) && !from.equals(DiffEntry.DEV_NULL)) {
            changed.put(from, Optional.empty());
        }
        try {
            changed.put(to, Optional.of(Hunks.applied(before, file.getHunks())));
        } catch (IllegalArgumentException e) {
            throw new IOException(patch.name() + " does not apply to " + to + ": " + e.getMessage());
        }
    }

    private Optional<byte[]> current(String path) throws IOException {
        Optional<byte[]> known = changed.get(path);
        if (known != null) {
            return known;
        }
        try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(repository.open(walk.getObjectId(0)).getBytes());
        }
    }

    /** Every file that a patch touched, by its path in the repository; empty for one that is gone. */
    Map<String, Optional<byte[]>> changed() {
        return Map.copyOf(changed);
    }
}
