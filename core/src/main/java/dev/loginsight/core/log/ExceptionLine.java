package dev.loginsight.core.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that names an exception: {@code type} or {@code type: message}, alone or behind a logger's prefix.
 *
 * @param column where the type begins, or the words that introduce it
 * @param sure how surely the line is one: the type's name says so ({@link #NAMED}), it could be any class
 *     ({@link #QUALIFIED}), or it stands in the middle of the line ({@link #INLINE})
 */
record ExceptionLine(int column, String type, String message, int sure) {
    static final int NAMED = 3;
    static final int INLINE = 2;
    static final int QUALIFIED = 1;

    /** Messages longer than this many lines are not searched through for the line that names the exception. */
    static final int LONGEST_MESSAGE = 200;

    private static final List<String> LEAD_INS = List.of("Caused by: ", "Wrapped by: ", "Suppressed: ", "Uncaught ");
    private static final List<String> NAMES = List.of("Exception", "Error", "Throwable", "Failure", "Fault");
    private static final int LONGEST_TYPE = 500;

    /** What a line of an exception says when it begins with its type. */
    static @Nullable ExceptionLine atStart(String line) {
        int indent = Lines.indent(line);
        int type = behindLeadIn(line, indent);
        int end = endOfType(line, type);
        if (end < 0 || line.startsWith("java.lang.Thread.State", type)) {
            return null;
        }
        boolean named = isNamed(line, type, end);
        if (!named && !isQualified(line, type, end)) {
            return null;
        }
        return of(line, indent, type, end, named ? NAMED : QUALIFIED);
    }

    /** The first type on a line that is called an exception and followed by a colon or nothing; qualified ones first. */
    static @Nullable ExceptionLine inline(String line) {
        ExceptionLine simple = null;
        for (String name : List.of("Exception", "Error", "Throwable")) {
            for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
                int start = startOfType(line, at);
                int end = at + name.length();
                if (start < 0 || endOfType(line, start) != end) {
                    continue;
                }
                ExceptionLine found = of(line, start, start, end, INLINE);
                if (found.type().indexOf('.') > 0) {
                    return found;
                }
                simple = simple == null && start < at ? found : simple;
            }
        }
        return simple;
    }

    /**
     * The exception that the frames from a line on belong to: looks upwards through the lines of its message, but not
     * beyond the record's first line nor beyond a frame of something else.
     */
    static Optional<Integer> above(List<String> lines, int firstFrame, LineReader reader) {
        int best = -1;
        int sure = 0;
        for (int i = firstFrame - 1; i >= Math.max(0, firstFrame - LONGEST_MESSAGE); i--) {
            if (reader.isFrame(lines.get(i))) {
                break;
            }
            ExceptionLine line = reader.read(lines.get(i));
            boolean record = Lines.startsRecord(lines.get(i));
            if (line != null && (line.sure() > sure || record && line.sure() == sure)) {
                best = i;
                sure = line.sure();
            }
            if (record || sure == NAMED) {
                break;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }

    /** What one language's trace looks like. */
    interface LineReader {
        @Nullable
        ExceptionLine read(String line);

        boolean isFrame(String line);
    }

    private static ExceptionLine of(String line, int column, int type, int end, int sure) {
        String message = end < line.length() && line.charAt(end) == ':'
                ? line.substring(end + 1).strip()
                : "";
        return new ExceptionLine(column, line.substring(type, end), message, sure);
    }

    private static int behindLeadIn(String line, int indent) {
        if (line.startsWith("Exception in thread \"", indent)) {
            int quote = line.indexOf("\" ", indent + 21);
            return quote < 0 ? indent : quote + 2;
        }
        for (String leadIn : LEAD_INS) {
            if (line.startsWith(leadIn, indent)) {
                return indent + leadIn.length();
            }
        }
        return indent;
    }

    /** Index behind the type that begins at an index; -1 when what begins there is followed by more than a colon. */
    static int endOfType(String line, int start) {
        int i = start;
        while (i < line.length() && isTypePart(line.charAt(i)) && i - start <= LONGEST_TYPE) {
            i++;
        }
        if (i == start || line.charAt(i - 1) == '.' || !Character.isJavaIdentifierStart(line.charAt(start))) {
            return -1;
        }
        boolean ends = Lines.isBlankFrom(line, i);
        boolean colon = i < line.length() && line.charAt(i) == ':' && !line.startsWith("://", i);
        return ends || colon ? i : -1;
    }

    private static int startOfType(String line, int at) {
        int i = at;
        while (i > 0 && isTypePart(line.charAt(i - 1)) && at - i <= LONGEST_TYPE) {
            i--;
        }
        return i < line.length() && Character.isJavaIdentifierStart(line.charAt(i)) ? i : -1;
    }

    private static boolean isTypePart(char c) {
        return Character.isJavaIdentifierPart(c) || c == '.';
    }

    private static boolean isNamed(String line, int from, int to) {
        String type = line.substring(from, to);
        return NAMES.stream().anyMatch(type::endsWith);
    }

    private static boolean isQualified(String line, int from, int to) {
        int dot = line.lastIndexOf('.', to - 1);
        return dot > from && Character.isUpperCase(line.charAt(dot + 1)) && line.charAt(dot - 1) != '.';
    }
}
