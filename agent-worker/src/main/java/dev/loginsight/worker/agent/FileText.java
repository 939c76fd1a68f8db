package dev.loginsight.worker.agent;

import dev.loginsight.worker.agent.UnifiedDiff.Hunk;
import java.util.ArrayList;
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
     * The text with these hunks applied. Context keeps the file's own lines; added lines get its line ends.
     *
     * @param indexes of each hunk's first old line, 0-based, rising and not overlapping
     */
    String changed(List<Hunk> hunks, List<Integer> indexes) {
        List<String> changed = new ArrayList<>();
        int next = 0;
        boolean endAdded = false;
        for (int i = 0; i < hunks.size(); i++) {
            changed.addAll(lines.subList(next, indexes.get(i)));
            next = indexes.get(i);
            for (String line : hunks.get(i).lines()) {
                if (line.charAt(0) == '+') {
                    changed.add(line.substring(1) + lineEnd());
                } else if (line.charAt(0) == ' ') {
                    changed.add(lines.get(next++));
                } else {
                    next++;
                }
                endAdded = line.charAt(0) != ' ' && next == lines.size();
            }
        }
        changed.addAll(lines.subList(next, lines.size()));
        // A last line without a newline keeps that only while it is the last, and unchanged.
        boolean newline = endsWithNewline || endAdded && next == lines.size();
        return String.join("\n", changed) + (newline && !changed.isEmpty() ? "\n" : "");
    }

    private String lineEnd() {
        return !lines.isEmpty() && lines.getFirst().endsWith("\r") ? "\r" : "";
    }
}
