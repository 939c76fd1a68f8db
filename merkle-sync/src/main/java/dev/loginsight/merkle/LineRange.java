package dev.loginsight.merkle;

import java.util.Optional;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;

/**
 * Some lines of one version of a file, to be followed into an older one.
 *
 * @param start 0-based
 * @param end exclusive
 */
record LineRange(int start, int end) {
    /** The same lines in the older version, or empty when the edits between the two touch them. */
    Optional<LineRange> before(EditList edits) {
        int shift = 0;
        for (Edit edit : edits) {
            boolean above = edit.getEndB() <= start;
            boolean below = edit.getBeginB() >= end;
            if (!above && !below) {
                return Optional.empty();
            }
            shift += above ? edit.getLengthA() - edit.getLengthB() : 0;
        }
        return Optional.of(new LineRange(start + shift, end + shift));
    }

    /** The stretch of the older version that holds those of these lines that the edits leave alone; empty when none is left. */
    Optional<LineRange> untouchedBefore(EditList edits) {
        int first = -1;
        int last = -1;
        int shift = 0;
        int next = 0;
        for (int line = start; line < end; line++) {
            while (next < edits.size() && edits.get(next).getEndB() <= line) {
                shift += edits.get(next).getLengthA() - edits.get(next).getLengthB();
                next++;
            }
            boolean touched = next < edits.size() && edits.get(next).getBeginB() <= line;
            if (!touched) {
                first = first < 0 ? line + shift : first;
                last = line + shift;
            }
        }
        return first < 0 ? Optional.empty() : Optional.of(new LineRange(first, last + 1));
    }
}
