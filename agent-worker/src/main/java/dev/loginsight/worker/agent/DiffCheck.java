package dev.loginsight.worker.agent;

import dev.loginsight.worker.agent.UnifiedDiff.FileChange;
import dev.loginsight.worker.agent.UnifiedDiff.Hunk;
import dev.loginsight.worker.agent.UnifiedDiff.MalformedException;
import dev.loginsight.worker.evidence.Codebase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Checks that a diff would apply: it only changes files that the index holds, and the lines it expects are there. What passes is
 * written anew with the file's own context and right numbers, so that {@code git apply} and {@code patch} take it.
 */
final class DiffCheck {
    static final int LARGEST_DIFF = 100_000;

    /** How a check ended. */
    sealed interface Result {
        record Applies(String diff) implements Result {}

        /** @param reason the end of a sentence: "the proposed diff was dropped: ..." */
        record Dropped(String reason) implements Result {}
    }

    private final Codebase codebase;

    DiffCheck(Codebase codebase) {
        this.codebase = codebase;
    }

    Result check(String diff) {
        if (diff.length() > LARGEST_DIFF) {
            return new Result.Dropped("it is larger than " + LARGEST_DIFF + " characters");
        }
        try {
            StringBuilder checked = new StringBuilder();
            List<String> changed = new ArrayList<>();
            for (FileChange change : UnifiedDiff.parse(diff).files()) {
                String file = file(change);
                if (changed.contains(file)) {
                    throw new MalformedException(file + " comes twice");
                }
                changed.add(file);
                apply(file, change, checked);
            }
            return new Result.Applies(checked.toString());
        } catch (MalformedException e) {
            return new Result.Dropped(String.valueOf(e.getMessage()));
        }
    }

    private String file(FileChange change) throws MalformedException {
        if (change.oldFile().equals("/dev/null") || change.newFile().equals("/dev/null")) {
            throw new MalformedException("it adds or deletes a file");
        }
        String file = existing(change.oldFile(), "a/")
                .orElseThrow(() -> new MalformedException("the repository has no file " + change.oldFile()));
        if (!existing(change.newFile(), "b/").equals(Optional.of(file))) {
            throw new MalformedException("it renames " + file);
        }
        return file;
    }

    private Optional<String> existing(String path, String prefix) {
        if (path.startsWith(prefix) && codebase.holds(path.substring(2))) {
            return Optional.of(path.substring(2));
        }
        String plain = path.startsWith("./") ? path.substring(2) : path;
        return codebase.holds(plain) ? Optional.of(plain) : Optional.empty();
    }

    private void apply(String file, FileChange change, StringBuilder out) throws MalformedException {
        String before = codebase.text(file).orElseThrow(() -> new MalformedException(file + " cannot be read"));
        FileText text = FileText.of(before);
        List<Integer> indexes = new ArrayList<>();
        int next = 0;
        for (Hunk hunk : change.hunks()) {
            int index = text.find(hunk.before(), next, hunk.start() - 1);
            if (index < 0) {
                throw new MalformedException("the lines it expects in %s near line %d are not there"
                        .formatted(file, Math.max(1, hunk.start())));
            }
            indexes.add(index);
            next = index + hunk.before().size();
        }
        String after = text.changed(change.hunks(), indexes);
        if (after.equals(before)) {
            throw new MalformedException("it changes nothing in " + file);
        }
        out.append("--- a/").append(file).append("\n+++ b/").append(file).append('\n');
        out.append(hunks(before, after));
    }

    /** With three lines of context, which {@code git apply} insists on. */
    private static String hunks(String before, String after) {
        RawText old = new RawText(before.getBytes(StandardCharsets.UTF_8));
        RawText changed = new RawText(after.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, old, changed), old, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
