package dev.loginsight.merkle;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Ints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files in directories, each directory hashed over its children (R. Merkle, "A Digital Signature Based on a Conventional Encryption
 * Function", 1987), so that equal states have equal roots and two trees are compared without looking into equal directories.
 *
 * <p>A file's hash is SHA-256 of its content. A directory's is SHA-256 of a tag, the number of children and, for each child in the
 * order of its name's UTF-16 units: one byte for its kind, the length of its name in UTF-8, the name, its hash; numbers as four bytes, the highest first. The
 * tag and the kind keep a file that imitates a directory from having its hash. Directories without files are not in the tree.
 */
public final class MerkleTree {
    private static final byte[] TAG = "loginsight directory 1\0".getBytes(StandardCharsets.US_ASCII);

    public static final MerkleTree EMPTY = of(List.of());

    private final Node root;
    private final List<SourceFile> files;

    /** A file, which has no children, or a directory, which has no file. */
    static final class Node {
        final @Nullable SourceFile file;
        final TreeMap<String, Node> children = new TreeMap<>();
        private @Nullable ContentHash hash;

        private Node(@Nullable SourceFile file) {
            this.file = file;
            this.hash = file == null ? null : file.hash();
        }

        ContentHash hash() {
            if (hash == null) {
                throw new IllegalStateException("a directory is hashed after its children");
            }
            return hash;
        }
    }

    private MerkleTree(Node root, List<SourceFile> files) {
        this.root = root;
        this.files = files;
    }

    /** @throws IllegalArgumentException if a path occurs twice, or is both a file and a directory */
    public static MerkleTree of(Collection<SourceFile> files) {
        Node root = new Node(null);
        for (SourceFile file : files) {
            insert(root, file);
        }
        hashAll(root);
        List<SourceFile> sorted = new ArrayList<>(files);
        sorted.sort((a, b) -> a.path().compareTo(b.path()));
        return new MerkleTree(root, Collections.unmodifiableList(sorted));
    }

    /** Names the state of all files: equal exactly when all paths and contents are equal. */
    public ContentHash rootHash() {
        return root.hash();
    }

    /** In path order. */
    public List<SourceFile> files() {
        return files;
    }

    public Optional<SourceFile> file(String path) {
        Node node = root;
        for (String name : path.split("/", -1)) {
            node = node.children.get(name);
            if (node == null) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(node.file);
    }

    /** The way from this tree to {@code newer}. */
    public TreeDiff diffTo(MerkleTree newer) {
        return new TreeComparison(root, newer.root).result();
    }

    Node root() {
        return root;
    }

    private static void insert(Node root, SourceFile file) {
        Node dir = root;
        String path = file.path();
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            dir = dir.children.computeIfAbsent(path.substring(start, slash), name -> new Node(null));
            if (dir.file != null) {
                throw new IllegalArgumentException(dir.file.path() + " is both a file and a directory of " + path);
            }
            start = slash + 1;
        }
        if (dir.children.putIfAbsent(path.substring(start), new Node(file)) != null) {
            throw new IllegalArgumentException("listed twice: " + path);
        }
    }

    /** Children first; an explicit stack, since a hostile tree may be deeper than a thread's. */
    private static void hashAll(Node root) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        List<Node> parentsFirst = new ArrayList<>();
        while (!open.isEmpty()) {
            Node dir = open.pop();
            parentsFirst.add(dir);
            dir.children.values().stream().filter(child -> child.file == null).forEach(open::push);
        }
        for (Node dir : parentsFirst.reversed()) {
            dir.hash = directoryHash(dir);
        }
    }

    private static ContentHash directoryHash(Node dir) {
        Hasher hasher = Hashing.sha256().newHasher().putBytes(TAG).putBytes(Ints.toByteArray(dir.children.size()));
        for (Map.Entry<String, Node> child : dir.children.entrySet()) {
            byte[] name = child.getKey().getBytes(StandardCharsets.UTF_8);
            hasher.putByte((byte) (child.getValue().file == null ? 'D' : 'F'))
                    .putBytes(Ints.toByteArray(name.length))
                    .putBytes(name)
                    .putBytes(child.getValue().hash().bytes());
        }
        return ContentHash.ofDigest(hasher.hash().asBytes());
    }
}
