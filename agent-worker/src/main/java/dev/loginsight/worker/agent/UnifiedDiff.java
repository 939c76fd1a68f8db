package dev.loginsight.worker.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unified diff as a model writes it: line numbers and counts in hunk headers are often wrong, so the counts are ignored and the
 * start is only a hint. Format: GNU diffutils manual, "Detailed Description of Unified Format".
 */
record UnifiedDiff(List<FileChange> files) {
    /** @param oldFile as written behind {@code ---}, without a time stamp */
    record FileChange(String oldFile, String newFile, List<Hunk> hunks) {}

    /**
     * @param start 1-based first line in the old file, as claimed; 0 when the header names none
     * @param lines each with its prefix: blank for context, {@code -}, {@code +}
     */
    record Hunk(int start, List<String> lines) {
        List<String> before() {
            return without('+');
        }

        boolean changesSomething() {
            return lines.stream().anyMatch(line -> line.charAt(0) != ' ');
        }

        private List<String> without(char prefix) {
            return lines.stream()
                    .filter(line -> line.charAt(0) != prefix)
                    .map(line -> line.substring(1))
                    .toList();
        }
    }

    /** The text is no unified diff; the message says where. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }
    }

    private static final Pattern HUNK = Pattern.compile("@@+(?: -(\\d{1,9})(?:,\\d+)? \\+\\d+(?:,\\d+)? @@+.*|.*)");

    static UnifiedDiff parse(String text) throws MalformedException {
        return new Parser(text).parse();
    }

    private static final class Parser {
        private final List<String> lines;
        private final List<FileChange> files = new ArrayList<>();
        private int at;

        Parser(String text) {
            lines = text.lines().filter(line -> !line.startsWith("```")).toList();
        }

        UnifiedDiff parse() throws MalformedException {
            while (at < lines.size()) {
                if (fileHeaderAt(at)) {
                    files.add(fileChange());
                } else if (lines.get(at).startsWith("@@")) {
                    throw new MalformedException("line " + (at + 1) + " begins a hunk of no file");
                } else if (lines.get(at).startsWith("GIT binary patch")
                        || lines.get(at).startsWith("rename ")) {
                    throw new MalformedException("it does more than change lines");
                } else {
                    at++; // "diff --git", "index" and words around the diff
                }
            }
            if (files.isEmpty()) {
                throw new MalformedException("it names no file");
            }
            return new UnifiedDiff(List.copyOf(files));
        }

        private boolean fileHeaderAt(int index) {
            return index + 1 < lines.size()
                    && lines.get(index).startsWith("--- ")
                    && lines.get(index + 1).startsWith("+++ ");
        }

        private FileChange fileChange() throws MalformedException {
            String oldFile = path(lines.get(at++));
            String newFile = path(lines.get(at++));
            List<Hunk> hunks = new ArrayList<>();
            while (at < lines.size() && lines.get(at).startsWith("@@")) {
                hunks.add(hunk());
            }
            if (hunks.isEmpty()) {
                throw new MalformedException("it changes nothing in " + newFile);
            }
            return new FileChange(oldFile, newFile, List.copyOf(hunks));
        }

        private static String path(String header) {
            String path = header.substring(4);
            int tab = path.indexOf('\t');
            return (tab < 0 ? path : path.substring(0, tab)).strip();
        }

        private Hunk hunk() throws MalformedException {
            Matcher header = HUNK.matcher(lines.get(at++));
            int start = header.matches() && header.group(1) != null ? Integer.parseInt(header.group(1)) : 0;
            List<String> body = new ArrayList<>();
            while (at < lines.size() && !endsHunk(at)) {
                String line = lines.get(at++);
                if (line.isEmpty()) {
                    body.add(" "); // an empty context line whose blank was stripped
                } else if (" +-".indexOf(line.charAt(0)) >= 0) {
                    body.add(line);
                } else if (line.charAt(0) != '\\') {
                    throw new MalformedException("line " + at + " is neither context, removed nor added");
                }
            }
            stripTrailingBlanks(body);
            Hunk hunk = new Hunk(start, List.copyOf(body));
            if (!hunk.changesSomething()) {
                throw new MalformedException("a hunk changes nothing");
            }
            return hunk;
        }

        /** A removed line may look like a file header, but only a header is followed by one and a hunk. */
        private boolean endsHunk(int index) {
            String line = lines.get(index);
            return line.startsWith("@@")
                    || line.startsWith("diff --git ")
                    || (fileHeaderAt(index)
                            && index + 2 < lines.size()
                            && lines.get(index + 2).startsWith("@@"));
        }

        /** Blank lines behind a hunk belong to the text around the diff as often as to the context; less context is no harm. */
        private static void stripTrailingBlanks(List<String> body) {
            while (!body.isEmpty() && body.getLast().equals(" ")) {
                body.removeLast();
            }
        }
    }
}
