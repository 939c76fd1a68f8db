package dev.loginsight.merkle;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the last commit that touched some lines of a file, as {@code git log -L} does: from commit to parent, the lines carried along
 * through the edits above them, until an edit touches them. It ends at the first such commit, where a blame would go on for every line.
 */
final class LineHistory {
    private static final int LARGEST_BLOB = 8 * 1024 * 1024;
    private static final int RENAME_CANDIDATES = 500;
    /** A history this short is followed to its end, so that a cold start or a busy machine does not change the answer. */
    private static final int SHORT_HISTORY = 500;

    /** A search for a rename, once begun, may take this many times the patience with the walk. */
    private static final int RENAME_PATIENCE = 4;

    /** Line ends and blanks at the end of lines are no change that a reader looks for. */
    private static final RawTextComparator COMPARATOR = RawTextComparator.WS_IGNORE_TRAILING;

    private static final DiffAlgorithm DIFF = new HistogramDiff();

    private final ObjectReader reader;
    private final RevWalk walk;
    private final long patienceNanos;
    private final long begun = System.nanoTime();
    /** The newest commit seen that changed the file at all: the answer when the walk has to be given up. */
    private @Nullable RevCommit lastOfFile;

    LineHistory(RevWalk walk, Duration patience) {
        this.walk = walk;
        this.reader = walk.getObjectReader();
        this.patienceNanos = patience.toNanos();
    }

    private record Step(RevCommit commit, TreePath file, LineRange lines) {}

    /**
     * @param head where to begin
     * @param worktree the file as it stands now, which {@code lines} count in; null when it is gone, and they count in the head's version
     */
    Optional<RevCommit> lastCommit(RevCommit head, String path, @Nullable RawText worktree, LineRange lines)
            throws IOException {
        Optional<TreePath> file = TreePath.find(reader, head.getTree(), path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            RawText committed = text(file.get().blob());
            Optional<LineRange> start = lines.untouchedBefore(
                    worktree == null ? new EditList() : DIFF.diff(COMPARATOR, committed, worktree));
            return start.map(range -> new LineRange(range.start(), Math.min(range.end(), committed.size())))
                            .filter(range -> range.start() < range.end())
                            .isPresent()
                    ? follow(new Step(head, file.get(), start.get()))
                    : Optional.empty();
        } catch (MissingObjectException | LargeObjectException e) {
            // A partial clone lacks old contents, but has the commits.
            return Optional.ofNullable(lastOfFile);
        }
    }

    private Optional<RevCommit> follow(Step start) throws IOException {
        Step step = start;
        for (int steps = 0; steps < SHORT_HISTORY || elapsed() < patienceNanos; steps++) {
            RevCommit commit = step.commit;
            if (commit.getParentCount() == 0) {
                // Where a shallow clone ends, the commit only seems to have made everything.
                boolean cutOff = reader.getShallowCommits().contains(commit);
                return cutOff ? Optional.ofNullable(lastOfFile) : Optional.of(commit);
            }
            Step next = before(step);
            if (next == null) {
                return Optional.of(commit);
            }
            step = next;
        }
        return Optional.ofNullable(lastOfFile);
    }

    /** The lines in a parent that has them unchanged; null when the step's commit touched them. */
    private @Nullable Step before(Step step) throws IOException {
        boolean known = false;
        for (RevCommit parent : step.commit.getParents()) {
            walk.parseHeaders(parent);
            Optional<TreePath> file = step.file.in(reader, parent.getTree());
            if (file.isPresent() && file.get().blob().equals(step.file.blob())) {
                return new Step(parent, file.get(), step.lines);
            }
            known |= file.isPresent();
        }
        lastOfFile = lastOfFile == null ? step.commit : lastOfFile;
        for (RevCommit parent : step.commit.getParents()) {
            Optional<TreePath> file = known ? step.file.in(reader, parent.getTree()) : renamed(step, parent);
            if (file.isPresent()) {
                Optional<LineRange> lines = linesBefore(step, file.get());
                if (lines.isPresent()) {
                    return new Step(parent, file.get(), lines.get());
                }
            }
        }
        return null;
    }

    private Optional<LineRange> linesBefore(Step step, TreePath older) throws IOException {
        RawText a = text(older.blob());
        RawText b = text(step.file.blob());
        return step.lines.before(DIFF.diff(COMPARATOR, a, b));
    }

    /** The file that the step's commit moved to its present path. */
    private Optional<TreePath> renamed(Step step, RevCommit parent) throws IOException {
        try (TreeWalk trees = new TreeWalk(reader)) {
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            trees.addTree(parent.getTree());
            trees.addTree(step.commit.getTree());
            List<DiffEntry> entries = DiffEntry.scan(trees).stream()
                    .filter(entry -> entry.getChangeType() == ChangeType.DELETE
                            || entry.getNewPath().equals(step.file.path()))
                    .toList();
            RenameDetector detector = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
            detector.setRenameLimit(RENAME_CANDIDATES);
            detector.addAll(entries);
            for (DiffEntry entry : detector.compute(reader, new Deadline())) {
                boolean moved = entry.getChangeType() == ChangeType.RENAME
                        && entry.getNewPath().equals(step.file.path());
                if (moved) {
                    return TreePath.find(reader, parent.getTree(), entry.getOldPath());
                }
            }
            return Optional.empty();
        } catch (CanceledException e) {
            return Optional.empty();
        }
    }

    private RawText text(ObjectId blob) throws IOException {
        return new RawText(reader.open(blob).getCachedBytes(LARGEST_BLOB));
    }

    private long elapsed() {
        return System.nanoTime() - begun;
    }

    private final class Deadline extends EmptyProgressMonitor {
        @Override
        public boolean isCancelled() {
            return elapsed() > RENAME_PATIENCE * patienceNanos;
        }
    }
}
