package dev.loginsight.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what PHP prints of a {@code Throwable}: its line with the place that threw, then numbered calls, each with the place that
 * made it. Here, as elsewhere, a frame names the function that its place lies in. Of a chain PHP prints the root cause first.
 */
final class PhpTraceReader {
    private static final Pattern CALL = Pattern.compile(
            "\\s{0,40}#\\d{1,5} (?:(\\{main})|(?:\\[internal function]|(.{1,1000}?)\\((\\d{1,9})\\)): (.*))\\s*");

    private static final Pattern TYPE = Pattern.compile("\\\\?[A-Za-z_]\\w{0,200}(?:\\\\\\w{1,200}){0,20}");
    private static final List<String> LEAD_INS = List.of("Uncaught ", "Next ");
    /** What PHP writes before an exception that nobody caught. */
    private static final Pattern UNCAUGHT = Pattern.compile("(?:(?:PHP )?[A-Z][a-z ]{3,20} error:\\s{1,4})?Uncaught $");

    private static final String CODE = "(code: ";

    private static final int LONGEST_HEADER = 20;

    private record Header(ExceptionLine exception, Frame place) {}

    private record Call(@Nullable String file, int line, String function) {}

    private PhpTraceReader() {}

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (call(lines.get(i)) != null) {
                return Optional.of(readFrom(lines, i));
            }
        }
        return Optional.empty();
    }

    private static TraceSpan readFrom(List<String> lines, int first) {
        ExceptionChain chain = new ExceptionChain();
        int start = first;
        Header header = null;
        for (int i = first - 1; i >= Math.max(0, first - LONGEST_HEADER) && header == null; i--) {
            header = header(lines.get(i));
            start = header == null ? start : i;
            if (Lines.startsRecord(lines.get(i))) {
                break;
            }
        }
        int column =
                header == null ? 0 : column(lines.get(start), header.exception().column());
        int end = readCalls(lines, first, header, chain, ExceptionChain.Kind.TOP);
        for (int next = nextCalls(lines, end); next >= 0; next = nextCalls(lines, end)) {
            Header wrapper = header(lines.get(nextHeader(lines, end)));
            end = readCalls(lines, next, wrapper, chain, ExceptionChain.Kind.WRAPPED_BY);
        }
        if (end < lines.size() && lines.get(end).strip().startsWith("thrown in ")) {
            end++;
        }
        return new TraceSpan(start, column, end, chain.toTrace("php"));
    }

    private static int column(String line, int type) {
        Matcher uncaught = UNCAUGHT.matcher(line).region(Math.max(0, type - 60), type);
        return uncaught.find() ? uncaught.start() : type;
    }

    /** Index behind the calls. */
    private static int readCalls(
            List<String> lines, int first, @Nullable Header header, ExceptionChain chain, ExceptionChain.Kind kind) {
        List<Call> calls = new ArrayList<>();
        int end = first;
        for (Call call = call(lines.get(end)); call != null; call = end < lines.size() ? call(lines.get(end)) : null) {
            calls.add(call);
            end++;
        }
        chain.begin(kind, header == null ? null : header.exception(), 0);
        if (header != null) {
            chain.add(in(
                    calls.getFirst().function(),
                    header.place().file(),
                    header.place().line()));
        }
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).file() != null) {
                String around = i + 1 < calls.size() ? calls.get(i + 1).function() : "";
                chain.add(in(around, calls.get(i).file(), calls.get(i).line()));
            }
        }
        return end;
    }

    /** Index of {@code Next Type: message in file:line}, which wraps what is printed above it; -1 when there is none. */
    private static int nextHeader(List<String> lines, int end) {
        int i = end;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() && lines.get(i).startsWith("Next ") && header(lines.get(i)) != null ? i : -1;
    }

    private static int nextCalls(List<String> lines, int end) {
        int header = nextHeader(lines, end);
        for (int i = header + 1; header >= 0 && i < Math.min(lines.size(), header + LONGEST_HEADER); i++) {
            if (call(lines.get(i)) != null) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Header header(String line) {
        int code = line.indexOf(CODE);
        return code > 0 ? inContext(line, code) : thrown(line);
    }

    /** {@code Type: message in /app/file.php:12}, behind a lead-in or a logger's prefix. */
    private static @Nullable Header thrown(String line) {
        int place = line.lastIndexOf(" in ");
        if (place < 0) {
            return null;
        }
        int start = Lines.indent(line);
        for (String leadIn : LEAD_INS) {
            int found = line.indexOf(leadIn);
            start = found < 0 ? start : found + leadIn.length();
        }
        int colon = line.indexOf(": ", start);
        if (colon < 0
                || colon > place
                || !TYPE.matcher(line.substring(start, colon)).matches()) {
            ExceptionLine inline = ExceptionLine.inline(line);
            if (inline == null) {
                return null;
            }
            start = inline.column();
            colon = start + inline.type().length();
        }
        String message = colon + 1 < place ? line.substring(colon + 1, place).strip() : "";
        return header(start, line.substring(start, colon), message, line.substring(place + 4));
    }

    /** {@code [object] (Type(code: 0): message at /app/file.php:12)}, as Monolog writes an exception into a record. */
    private static @Nullable Header inContext(String line, int code) {
        int start = line.lastIndexOf('(', code - 1) + 1;
        int message = line.indexOf("): ", code);
        int place = line.lastIndexOf(" at ");
        if (start <= 0 || message < 0 || place < message) {
            return null;
        }
        String where = line.substring(place + 4);
        where = where.endsWith(")") ? where.substring(0, where.length() - 1) : where;
        return header(start, line.substring(start, code), line.substring(Math.min(place, message + 3), place), where);
    }

    private static @Nullable Header header(int column, String type, String message, String place) {
        String where = place.stripTrailing();
        int colon = where.lastIndexOf(':');
        int number = colon < 1 ? -1 : Lines.number(where, colon + 1);
        return number < 0
                ? null
                : new Header(
                        new ExceptionLine(column, type, message, 0),
                        new Frame("", "", where.substring(0, colon), number));
    }

    private static @Nullable Call call(String line) {
        Matcher matcher = CALL.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        if (matcher.group(1) != null) {
            return new Call(null, 0, "");
        }
        int number = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new Call(matcher.group(2), number, matcher.group(4));
    }

    /** @param call {@code App\Cart->total(NULL)}, {@code App\Cart::of()}, {@code total()} or a closure's, which has no name */
    private static Frame in(String call, @Nullable String file, int line) {
        if (call.contains("{closure")) {
            return new Frame("", "", file, line);
        }
        int arguments = call.indexOf('(');
        String name = arguments < 0 ? call : call.substring(0, arguments);
        int member = Math.max(name.indexOf("->"), name.indexOf("::"));
        String type = member < 0 ? "" : name.substring(0, member);
        String function = member < 0 ? name.substring(name.lastIndexOf('\\') + 1) : name.substring(member + 2);
        return new Frame(type, function, file, line);
    }
}
