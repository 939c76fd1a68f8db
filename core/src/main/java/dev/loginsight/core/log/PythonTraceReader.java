package dev.loginsight.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Python's {@code traceback} module prints. Python prints the first exception first and the logged one last, and
 * the innermost frame last; both are turned round here. Of an exception group the exceptions it holds count as causes.
 */
final class PythonTraceReader {
    private static final String HEADER = "Traceback (most recent call last):";
    private static final List<String> JOINTS = List.of(
            "During handling of the above exception, another exception occurred:",
            "The above exception was the direct cause of the following exception:");
    private static final int LONGEST_MESSAGE = 50;

    private record Block(String type, String message, List<Frame> frames) {}

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int at;
    private int end;

    private PythonTraceReader(List<String> lines) {
        this.lines = lines;
    }

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int column = lines.get(i).indexOf(HEADER);
            if (column >= 0) {
                return Optional.of(new PythonTraceReader(bare(lines)).readFrom(i, column));
            }
        }
        return Optional.empty();
    }

    /** Without the bars and corners that draw an exception group. */
    private static List<String> bare(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    int start = Lines.indent(line);
                    boolean bar = line.startsWith("| ", start) || line.startsWith("+ Exc", start);
                    return bar ? line.substring(start + 2) : line.startsWith("|", start) ? "" : line;
                })
                .toList();
    }

    private TraceSpan readFrom(int start, int column) {
        at = start;
        do {
            at++;
            readBlock();
        } while (toNextHeader());
        boolean group = lines.get(start).contains("Group Traceback");
        List<ThrownException> chain = new ArrayList<>();
        for (Block block : group ? blocks : blocks.reversed()) {
            ThrownException.Relation relation =
                    chain.isEmpty() ? ThrownException.Relation.TOP : ThrownException.Relation.CAUSED_BY;
            chain.add(new ThrownException(relation, block.type(), block.message(), block.frames(), 0));
        }
        return new TraceSpan(start, column, end, new StackTrace("python", chain));
    }

    private void readBlock() {
        List<Frame> frames = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at);
            Frame frame = frame(line);
            if (frame != null) {
                frames.add(frame);
            } else if (line.isBlank() || Lines.indent(line) == 0) {
                break; // source lines, markers below them and "[Previous line repeated ...]" are indented
            }
            at++;
        }
        end = at;
        Block block = frames.isEmpty() && at >= lines.size() ? new Block("", "", frames) : exception(frames);
        if (blocks.size() < StackTraceParser.MAX_CHAIN) {
            blocks.add(block);
        }
    }

    private Block exception(List<Frame> frames) {
        List<Frame> innermostFirst = frames.subList(
                        Math.max(0, frames.size() - StackTraceParser.MAX_FRAMES), frames.size())
                .reversed();
        if (at >= lines.size() || lines.get(at).isBlank()) {
            return new Block("", "", innermostFirst);
        }
        String line = lines.get(at);
        int colon = line.indexOf(':');
        String type = colon < 0 ? line.strip() : line.substring(0, colon).strip();
        if (type.indexOf(' ') >= 0) {
            return new Block("", "", innermostFirst);
        }
        StringBuilder message =
                new StringBuilder(colon < 0 ? "" : line.substring(colon + 1).strip());
        for (int first = at++; at < lines.size() && at - first <= LONGEST_MESSAGE && isMessage(lines.get(at)); at++) {
            message.append('\n').append(lines.get(at).stripTrailing());
        }
        end = at;
        return new Block(type, message.toString(), innermostFirst);
    }

    private static boolean isMessage(String line) {
        return !line.isBlank()
                && !Lines.startsRecord(line)
                && !line.contains(HEADER)
                && !isSeparator(line)
                && JOINTS.stream().noneMatch(line::contains);
    }

    /** {@code +---------------- 1 ----------------} between the exceptions of a group. */
    private static boolean isSeparator(String line) {
        return line.startsWith("+-", Lines.indent(line));
    }

    /** Goes to the next traceback of the same chain; false, and nowhere, when the chain is over. */
    private boolean toNextHeader() {
        boolean joined = false;
        for (int i = at; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains(HEADER)) {
                at = joined ? i : at;
                return joined;
            }
            if (isSeparator(line) || JOINTS.stream().anyMatch(line::contains)) {
                joined = true;
            } else if (!line.isBlank()) {
                return false;
            }
        }
        return false;
    }

    /** {@code File "/app/shop.py", line 12, in total}; a syntax error's has no function. */
    private static @Nullable Frame frame(String line) {
        int start = Lines.indent(line);
        if (!line.startsWith("File \"", start)) {
            return null;
        }
        int quote = line.indexOf("\", line ", start + 6);
        if (quote < 0) {
            return null;
        }
        int digits = quote + 8;
        int comma = line.indexOf(',', digits);
        int number = Lines.number(comma < 0 ? line.stripTrailing() : line.substring(0, comma), digits);
        String function = comma >= 0 && line.startsWith(", in ", comma)
                ? line.substring(comma + 5).strip()
                : "";
        return number < 0 ? null : new Frame("", function, line.substring(start + 6, quote), number);
    }
}
