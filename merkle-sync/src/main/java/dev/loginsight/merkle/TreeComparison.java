package dev.loginsight.merkle;

import dev.loginsight.merkle.MerkleTree.Node;
import dev.loginsight.merkle.TreeDiff.Move;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One comparison of two trees. It looks only into directories whose hashes differ. */
final class TreeComparison {
    private record Pair(
            String prefix, @Nullable Node older, @Nullable Node newer) {}

    private final Deque<Pair> open = new ArrayDeque<>();
    private final TreeMap<String, ContentHash> added = new TreeMap<>();
    private final TreeMap<String, ContentHash> deleted = new TreeMap<>();
    private final List<String> changed = new ArrayList<>();
    private int visited;

    TreeComparison(Node older, Node newer) {
        open.push(new Pair("", older, newer));
        while (!open.isEmpty()) {
            compare(open.pop());
        }
    }

    /** How many pairs of directories were looked into. */
    int visited() {
        return visited;
    }

    TreeDiff result() {
        Collections.sort(changed);
        return new TreeDiff(List.copyOf(added.keySet()), changed, List.copyOf(deleted.keySet()), moves());
    }

    private void compare(Pair pair) {
        if (pair.older != null && pair.newer != null && pair.older.hash().equals(pair.newer.hash())) {
            return;
        }
        visited++;
        TreeSet<String> names = new TreeSet<>();
        if (pair.older != null) {
            names.addAll(pair.older.children.keySet());
        }
        if (pair.newer != null) {
            names.addAll(pair.newer.children.keySet());
        }
        for (String name : names) {
            compareChild(
                    pair.prefix + name,
                    pair.older == null ? null : pair.older.children.get(name),
                    pair.newer == null ? null : pair.newer.children.get(name));
        }
    }

    private void compareChild(String path, @Nullable Node older, @Nullable Node newer) {
        Node olderDir = older == null || older.file != null ? null : older;
        Node newerDir = newer == null || newer.file != null ? null : newer;
        if (olderDir != null || newerDir != null) {
            open.push(new Pair(path + "/", olderDir, newerDir));
        }
        boolean wasFile = older != null && older.file != null;
        boolean isFile = newer != null && newer.file != null;
        if (wasFile && isFile) {
            if (!older.hash().equals(newer.hash())) {
                changed.add(path);
            }
        } else if (wasFile) {
            deleted.put(path, older.hash());
        } else if (isFile) {
            added.put(path, newer.hash());
        }
    }

    /** Pairs equal contents: first those that kept their name, then the rest, each in path order. */
    private List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        pair(moves, true);
        pair(moves, false);
        moves.sort((a, b) -> a.to().compareTo(b.to()));
        return moves;
    }

    private void pair(List<Move> moves, boolean sameName) {
        Set<String> from = new HashSet<>();
        Set<String> to = new HashSet<>();
        moves.forEach(move -> {
            from.add(move.from());
            to.add(move.to());
        });
        Map<String, Deque<String>> waiting = new HashMap<>();
        deleted.forEach((path, hash) -> {
            if (!from.contains(path)) {
                waiting.computeIfAbsent(key(hash, path, sameName), any -> new ArrayDeque<>())
                        .add(path);
            }
        });
        added.forEach((path, hash) -> {
            Deque<String> candidates = waiting.get(key(hash, path, sameName));
            if (!to.contains(path) && candidates != null && !candidates.isEmpty()) {
                moves.add(new Move(candidates.remove(), path));
            }
        });
    }

    private static String key(ContentHash hash, String path, boolean withName) {
        return withName ? hash.hex() + path.substring(path.lastIndexOf('/') + 1) : hash.hex();
    }
}
