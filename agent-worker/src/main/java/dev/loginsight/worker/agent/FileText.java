package dev.loginsight.worker.agent;

import dev.loginsight.worker.agent.UnifiedDiff.Hunk;
import java.util.Arrays;
import java.util.List;

/**
 * A file as a diff sees it.
 *
 * @param lines with their carriage returns, where the file has them
 * @param endsWithNewline whether the last line ends with one, which a diff has to say
 */
record FileText(List<String> lines, boolean endsWithNewline) {
    static FileText of(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        boolean newline = lines.getLast().isEmpty();
        return new FileText(List.copyOf(newline ? lines.subList(0, lines.size() - 1) : lines), newline);
    }

    /**
     * Where these lines stand, blanks at line ends ignored; the match nearest to the hint. A hunk without any old line has nothing
     * that could be checked and is nowhere.
     *
     * @return 0-based index of the first line; -1 when they do not stand at or behind {@code from}
     */
    int find(List<String> wanted, int from, int hint) {
        int best = -1;
        for (int i = from; !wanted.isEmpty() && i + wanted.size() <= lines.size(); i++) {
            if (matches(wanted, i) && (best < 0 || Math.abs(i - hint) < Math.abs(best - hint))) {
                best = i;
            }
        }
        return best;
    }

    private boolean matches(List<String> wanted, int at) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!lines.get(at + i).stripTrailing().equals(wanted.get(i).stripTrailing())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the hunk with the file's own lines as context.
     *
     * @param shift by how many lines earlier hunks have moved this one in the new file
     * @return by how many lines this hunk moves the next
     */
    int write(Hunk hunk, int index, int shift, StringBuilder out) {
        int before = hunk.before().size();
        int after = (int)
                hunk.lines().stream().filter(line -> line.charAt(0) != '-').count();
        int newStart = after == 0 ? index + shift : index + shift + 1;
        out.append("@@ -%d,%d +%d,%d @@\n".formatted(index + 1, before, newStart, after));
        int old = index;
        for (int i = 0; i < hunk.lines().size(); i++) {
            String line = hunk.lines().get(i);
            if (line.charAt(0) == '+') {
                out.append(line).append(lineEnd()).append('\n');
            } else {
                writeOld(line.charAt(0), old++, addsBehind(hunk, i), out);
            }
        }
        return after - before;
    }

    private void writeOld(char prefix, int index, boolean moreBehind, StringBuilder out) {
        boolean unended = index == lines.size() - 1 && !endsWithNewline;
        // A last line without a newline gets one when lines are added behind it, and so is a changed line.
        boolean completed = unended && prefix == ' ' && moreBehind;
        out.append(completed ? '-' : prefix).append(lines.get(index)).append('\n');
        if (unended) {
            out.append("\\ No newline at end of file\n");
        }
        if (completed) {
            out.append('+').append(lines.get(index)).append('\n');
        }
    }

    private static boolean addsBehind(Hunk hunk, int index) {
        return hunk.lines().stream().skip(index + 1L).anyMatch(line -> line.charAt(0) == '+');
    }

    private String lineEnd() {
        return !lines.isEmpty() && lines.getFirst().endsWith("\r") ? "\r" : "";
    }
}
