package dev.loginsight.bench.trees;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FormatError;

/**
 * A unified diff as git writes it, with one leading directory ({@code a/}, {@code b/}) before its paths.
 *
 * @param name where it is from, for messages
 */
public record Patch(String name, byte[] diff) {

    /** What it says of files below a directory; empty for all. */
    List<? extends FileHeader> within(String root) throws IOException {
        org.eclipse.jgit.patch.Patch read = new org.eclipse.jgit.patch.Patch();
        read.parse(new ByteArrayInputStream(diff));
        for (FormatError error : read.getErrors()) {
            if (error.getSeverity() == FormatError.Severity.ERROR) {
                throw new IOException(name + " is no patch: " + error);
            }
        }
        return read.getFiles().stream()
                .filter(file -> inside(file.getOldPath(), root) && inside(file.getNewPath(), root))
                .toList();
    }

    private static boolean inside(String path, String root) {
        return root.isEmpty() || path.equals(DiffEntry.DEV_NULL) || path.startsWith(root + "/");
    }
}
