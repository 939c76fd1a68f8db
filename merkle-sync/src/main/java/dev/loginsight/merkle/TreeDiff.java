package dev.loginsight.merkle;

import java.util.List;

/**
 * How to get from one tree to another; all lists in path order.
 *
 * @param added paths only the new tree has
 * @param changed paths in both, with other content
 * @param deleted paths only the old tree has
 * @param moved pairs of a deleted and an added path with the same content; both stay in their lists
 */
public record TreeDiff(List<String> added, List<String> changed, List<String> deleted, List<Move> moved) {
    /** A file whose content is found under another path. */
    public record Move(String from, String to) {}

    public TreeDiff {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        deleted = List.copyOf(deleted);
        moved = List.copyOf(moved);
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && deleted.isEmpty();
    }
}
