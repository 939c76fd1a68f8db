package dev.loginsight.bench.trees;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.patch.HunkHeader;

/**
 * Applies the hunks of a unified diff to a text. JGit reads the diff; its own application insists on equal line ends, which patches made
 * on another system do not have. Here the ends of lines do not count, and a hunk may have moved. Lines are bytes: old sources are in many
 * encodings.
 */
final class Hunks {
    /** How far from where it says a hunk is looked for, in lines. */
    private static final int MOST_MOVED = 400;

    private final List<String> lines;
    private final List<String> result = new ArrayList<>();
    private int copied;
    private int moved;

    private Hunks(List<String> lines) {
        this.lines = lines;
    }

    /** @throws IllegalArgumentException with the hunk that has no place in the text */
    static byte[] applied(byte[] text, List<? extends HunkHeader> hunks) {
        Hunks state = new Hunks(lines(text, 0, text.length));
        hunks.forEach(state::apply);
        state.copyUpTo(state.lines.size());
        return String.join("\n", state.result).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void apply(HunkHeader hunk) {
        List<String> body = body(hunk);
        List<String> before =
                body.stream().filter(line -> !line.startsWith("+")).toList();
        int stated = Math.max(0, hunk.getOldImage().getStartLine() - 1);
        int at = before.isEmpty() ? stated : place(before, stated + moved, hunk);
        moved = at - stated;
        copyUpTo(at);
        String end = at < lines.size() && lines.get(at).endsWith("\r") ? "\r" : "";
        for (String line : body) {
            switch (line.charAt(0)) {
                case ' ' -> result.add(lines.get(copied++));
                case '-' -> copied++;
                default -> result.add(withoutReturn(line.substring(1)) + end);
            }
        }
    }

    /** As many lines as the header promises; what follows them is another matter, such as a note on the last newline. */
    private static List<String> body(HunkHeader hunk) {
        List<String> all = lines(hunk.getBuffer(), hunk.getStartOffset(), hunk.getEndOffset());
        int before = hunk.getOldImage().getLineCount();
        int after = hunk.getNewLineCount();
        List<String> body = new ArrayList<>();
        for (String raw : all.subList(1, all.size())) {
            String line =
                    raw.isEmpty() || raw.equals("\r") ? " " + raw : raw; // an empty line of context that lost its blank
            if (before <= 0 && after <= 0) {
                break;
            }
            if (" -+".indexOf(line.charAt(0)) >= 0) {
                body.add(line);
                before -= line.charAt(0) == '+' ? 0 : 1;
                after -= line.charAt(0) == '-' ? 0 : 1;
            }
        }
        return body;
    }

    private int place(List<String> before, int expected, HunkHeader hunk) {
        for (int distance = 0; distance < MOST_MOVED; distance++) {
            if (fits(before, expected + distance)) {
                return expected + distance;
            }
            if (fits(before, expected - distance)) {
                return expected - distance;
            }
        }
        throw new IllegalArgumentException(
                "no place for the hunk of line " + hunk.getOldImage().getStartLine());
    }

    private boolean fits(List<String> before, int at) {
        if (at < copied || at + before.size() > lines.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i)
                    .substring(1)
                    .stripTrailing()
                    .equals(lines.get(at + i).stripTrailing())) {
                return false;
            }
        }
        return true;
    }

    private void copyUpTo(int end) {
        result.addAll(lines.subList(copied, end));
        copied = end;
    }

    private static List<String> lines(byte[] bytes, int start, int end) {
        return Arrays.asList(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).split("\n", -1));
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
