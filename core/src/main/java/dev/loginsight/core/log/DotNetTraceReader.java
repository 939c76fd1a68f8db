package dev.loginsight.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what .NET prints of an exception: the outer one's line, those of the inner ones behind {@code --->}, then the frames of the
 * innermost and so on outwards. Released builds print no source file; their frames have parameters where Java's have one.
 */
final class DotNetTraceReader {
    /** {@code   at Shop.Cart.Total(Int32 tax) in /src/Cart.cs:line 42}; the words are translated with the runtime. */
    private static final Pattern FRAME = Pattern.compile(
            "\\s{1,40}(?:at|bei|à|en|in|em|w|в) ([^\\s(][^(]{0,1000})\\(.*?\\)(?: (?:in|dans|en|em|w|в) (.{1,1000}):\\p{L}{1,20} (\\d{1,9})\\.?)?\\s*");

    /** {@code   at Shop.Cart.Total(Int32 tax)}, or without parameters. */
    private static final Pattern WITH_PARAMETERS = Pattern.compile(
            "\\s{1,40}at [^\\s(]{1,1000}\\((?!Native Method|Unknown Source)(?:[^\\s():]{1,300} \\w{1,100}(?:, [^\\s():]{1,300} \\w{1,100}){0,50})?\\)\\s*");

    private static final Pattern INNER = Pattern.compile("\\s*--->\\s*(?:\\(Inner Exception #\\d{1,4}\\)\\s*)?");
    private static final String END_OF_INNER = "--- End of inner exception stack trace ---";

    /** {@code <TotalAsync>d__3} and {@code <Total>b__0_0} bear the name of the method they were made from. */
    private static final Pattern MADE_FROM = Pattern.compile("<(\\w{0,200})>([a-z])__(?:(\\w{1,200})\\|)?.*");

    private record Thrown(String type, String message, List<Frame> frames) {}

    private final List<String> lines;
    private final List<Thrown> chain = new ArrayList<>();
    private int at;

    private DotNetTraceReader(List<String> lines) {
        this.lines = lines;
    }

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Frame frame = frame(lines.get(i));
            if (frame != null
                    && (frame.file() != null
                            || WITH_PARAMETERS.matcher(lines.get(i)).matches())) {
                return Optional.of(new DotNetTraceReader(lines).readAround(i));
            }
        }
        return Optional.empty();
    }

    private TraceSpan readAround(int sourced) {
        int first = sourced;
        while (first > 0 && isPart(lines.get(first - 1))) {
            first--;
        }
        int start = header(first);
        int column = 0;
        at = first;
        if (start < first) {
            ExceptionLine outer = exception(lines.get(start));
            column = outer == null ? 0 : outer.column();
            headers(start, first);
        } else {
            chain.add(new Thrown("", "", new ArrayList<>()));
        }
        frames();
        List<ThrownException> thrown = new ArrayList<>();
        for (Thrown one : chain) {
            ThrownException.Relation relation =
                    thrown.isEmpty() ? ThrownException.Relation.TOP : ThrownException.Relation.CAUSED_BY;
            thrown.add(new ThrownException(relation, one.type(), one.message(), one.frames(), 0));
        }
        return new TraceSpan(start, column, at, new StackTrace("csharp", thrown));
    }

    /** The outer exception's line: the nearest that names one and is none of an inner one; the first frame's when there is none. */
    private int header(int first) {
        for (int i = first - 1; i >= Math.max(0, first - ExceptionLine.LONGEST_MESSAGE); i--) {
            boolean inner = INNER.matcher(lines.get(i)).lookingAt();
            if (!inner && exception(lines.get(i)) != null) {
                return i;
            }
            if (Lines.startsRecord(lines.get(i)) || isPart(lines.get(i)) && !inner) {
                break;
            }
        }
        return first;
    }

    private static @Nullable ExceptionLine exception(String line) {
        String text = line.startsWith("Unhandled exception. ") ? " ".repeat(21) + line.substring(21) : line;
        ExceptionLine found = ExceptionLine.atStart(text);
        return found == null ? ExceptionLine.inline(text) : found;
    }

    private void headers(int start, int first) {
        for (int i = start; i < first; i++) {
            boolean begins = i == start || INNER.matcher(lines.get(i)).lookingAt();
            String[] parts = INNER.split(lines.get(i), -1);
            for (int part = 0; part < parts.length; part++) {
                if (begins || part > 0) {
                    thrown(parts[part]);
                } else {
                    continued(parts[part]);
                }
            }
        }
    }

    private void thrown(String printed) {
        if (printed.isBlank() || chain.size() >= StackTraceParser.MAX_CHAIN) {
            return;
        }
        ExceptionLine line = exception(printed);
        chain.add(new Thrown(
                line == null ? "" : line.type(), line == null ? printed.strip() : line.message(), new ArrayList<>()));
    }

    private void continued(String text) {
        Thrown last = chain.removeLast();
        chain.add(new Thrown(last.type(), (last.message() + "\n" + text.strip()).strip(), last.frames()));
    }

    /** The innermost exception's frames come first. */
    private void frames() {
        int open = chain.size() - 1;
        for (; at < lines.size() && isPart(lines.get(at)); at++) {
            Frame frame = frame(lines.get(at));
            if (frame == null) {
                open = lines.get(at).contains(END_OF_INNER) ? Math.max(0, open - 1) : open;
            } else if (chain.get(open).frames().size() < StackTraceParser.MAX_FRAMES) {
                chain.get(open).frames().add(frame);
            }
        }
    }

    private static boolean isPart(String line) {
        return line.startsWith("--- ", Lines.indent(line))
                        && line.stripTrailing().endsWith(" ---")
                || frame(line) != null;
    }

    private static @Nullable Frame frame(String line) {
        Matcher matcher = FRAME.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group(1).strip();
        int generic = name.indexOf('[');
        name = generic > 0 ? name.substring(0, generic) : name;
        boolean constructor = name.endsWith("..ctor") || name.endsWith("..cctor");
        name = constructor ? name.substring(0, name.lastIndexOf("..")) : name;
        int dot = name.lastIndexOf('.');
        String type = constructor ? name : dot <= 0 ? "" : name.substring(0, dot);
        String function = name.substring(dot + 1); // a constructor is called like its type, as in the source
        int nested = type.lastIndexOf('.');
        Matcher made = MADE_FROM.matcher(function.equals("MoveNext") ? type.substring(nested + 1) : function);
        if (made.matches()) {
            function = made.group(3) == null ? made.group(1) : made.group(3);
            type = type.replaceFirst("\\.<.*", "").replaceFirst("\\.<>c.*", "");
        }
        String digits = matcher.group(3);
        return new Frame(type, function, matcher.group(2), digits == null ? 0 : Integer.parseInt(digits));
    }
}
