package dev.loginsight.merkle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/**
 * A file in one commit: the ids of the trees on the way to it, and of its content. Comparing a commit with its parent ends at the first
 * tree that both share, which is most often near the root.
 */
final class TreePath {
    private final String path;
    private final byte[][] names;
    private final ObjectId[] ids;

    private TreePath(String path, byte[][] names, ObjectId[] ids) {
        this.path = path;
        this.names = names;
        this.ids = ids;
    }

    String path() {
        return path;
    }

    ObjectId blob() {
        return ids[ids.length - 1];
    }

    /**
     * @param tree of the commit
     * @return empty when there is no regular file of that path
     */
    static Optional<TreePath> find(ObjectReader reader, ObjectId tree, String path) throws IOException {
        byte[][] names = Arrays.stream(path.split("/")).map(Constants::encode).toArray(byte[][]::new);
        return find(reader, tree, path, names, null);
    }

    /** The same path in another commit. */
    Optional<TreePath> in(ObjectReader reader, ObjectId tree) throws IOException {
        return find(reader, tree, path, names, this);
    }

    private static Optional<TreePath> find(
            ObjectReader reader, ObjectId tree, String path, byte[][] names, @Nullable TreePath known)
            throws IOException {
        ObjectId[] ids = new ObjectId[names.length + 1];
        ids[0] = tree.copy();
        for (int i = 0; i < names.length; i++) {
            if (known != null && ids[i].equals(known.ids[i])) {
                System.arraycopy(known.ids, i, ids, i, ids.length - i);
                break;
            }
            CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, ids[i]);
            if (!goTo(parser, names[i]) || !isWanted(parser.getEntryFileMode(), i == names.length - 1)) {
                return Optional.empty();
            }
            ids[i + 1] = parser.getEntryObjectId();
        }
        return Optional.of(new TreePath(path, names, ids));
    }

    private static boolean goTo(CanonicalTreeParser parser, byte[] name) {
        for (; !parser.eof(); parser.next(1)) {
            if (parser.getEntryPathLength() == name.length
                    && RawParseUtils.match(parser.getEntryPathBuffer(), 0, name) == name.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWanted(FileMode mode, boolean last) {
        return last
                ? FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)
                : FileMode.TREE.equals(mode);
    }
}
