package dev.loginsight.core.log;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Rust's panics, with or without a backtrace, and the backtraces that error libraries print behind an error's chain. Without a
 * backtrace the place that panicked is the only frame.
 */
final class RustTraceReader {
    private static final String PANICKED = " panicked at ";

    /** {@code src/main.rs:12:5:} with the message below it, or the form before 1.73, {@code 'message', src/main.rs:12:5}. */
    private static final Pattern PLACE =
            Pattern.compile("(?:'(.*)', )?([^\\s:'][^:]{0,1000}|[A-Za-z]:[^:]{1,1000}):(\\d{1,9}):\\d{1,9}:?\\s*");

    private static final Pattern FUNCTION = Pattern.compile(
            "\\s{1,12}\\d{1,5}:\\s{1,20}(?:0x[0-9a-f]{1,16} - )?(\\S.{0,2000}?)(?:::h[0-9a-f]{16})?\\s*");

    private static final Pattern AT = Pattern.compile("\\s{1,60}at (.{1,1000}?):(\\d{1,9})(?::\\d{1,9})?\\s*");
    private static final int LONGEST_HEADER = 50;

    private RustTraceReader() {}

    static Optional<TraceSpan> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            int panicked = lines.get(i).indexOf(PANICKED);
            if (panicked >= 0) {
                Matcher place = PLACE.matcher(lines.get(i).substring(panicked + PANICKED.length()));
                if (place.matches()) {
                    return Optional.of(panic(lines, i, place));
                }
            }
            if (isBacktrace(lines.get(i)) && function(lines, i + 1) != null) {
                return Optional.of(error(lines, i));
            }
        }
        return Optional.empty();
    }

    private static TraceSpan panic(List<String> lines, int start, Matcher place) {
        int backtrace = start + 1;
        StringBuilder message = new StringBuilder(place.group(1) == null ? "" : place.group(1));
        while (backtrace < lines.size() && backtrace - start <= LONGEST_HEADER && isMessage(lines.get(backtrace))) {
            message.append('\n').append(lines.get(backtrace).strip());
            backtrace++;
        }
        int thread = Math.max(0, lines.get(start).indexOf("thread '"));
        ExceptionChain chain = new ExceptionChain();
        chain.begin(
                ExceptionChain.Kind.TOP,
                new ExceptionLine(thread, "panic", message.toString().strip(), 0),
                0);
        boolean traced = backtrace < lines.size() && isBacktrace(lines.get(backtrace));
        int end = traced ? frames(lines, backtrace + 1, chain) : backtrace;
        if (chain.awaitsFrames()) {
            chain.add(new Frame("", "", place.group(2), Integer.parseInt(place.group(3))));
        }
        return new TraceSpan(start, thread, behindNotes(lines, end), chain.toTrace("rust"));
    }

    private static TraceSpan error(List<String> lines, int backtrace) {
        int start = backtrace;
        ExceptionLine error = null;
        for (int i = backtrace - 1; i >= Math.max(0, backtrace - LONGEST_HEADER) && error == null; i--) {
            int column = lines.get(i).indexOf("Error: ");
            if (column >= 0) {
                start = i;
                error = new ExceptionLine(column, "Error", message(lines, i, column + 7, backtrace), 0);
            }
        }
        ExceptionChain chain = new ExceptionChain();
        chain.begin(ExceptionChain.Kind.TOP, error, 0);
        int end = behindNotes(lines, frames(lines, backtrace + 1, chain));
        return new TraceSpan(start, error == null ? 0 : error.column(), end, chain.toTrace("rust"));
    }

    /** The runtime's hints on how to see more, which close what it prints. */
    private static int behindNotes(List<String> lines, int end) {
        int behind = end;
        for (int i = end; i < lines.size(); i++) {
            if (lines.get(i).startsWith("note: ")) {
                behind = i + 1;
            } else if (!lines.get(i).isBlank()) {
                break;
            }
        }
        return behind;
    }

    private static String message(List<String> lines, int start, int column, int end) {
        StringBuilder message = new StringBuilder(lines.get(start).substring(column));
        lines.subList(start + 1, end).stream()
                .filter(line -> !line.isBlank())
                .forEach(line -> message.append('\n').append(line.strip()));
        return message.toString().strip();
    }

    private static boolean isMessage(String line) {
        return !isBacktrace(line)
                && !line.startsWith("note: ")
                && !Lines.startsRecord(line)
                && !line.contains(PANICKED);
    }

    private static boolean isBacktrace(String line) {
        return line.stripTrailing().endsWith("tack backtrace:");
    }

    /** Index behind the frames; a function that was inlined has no number but the same form of place. */
    private static int frames(List<String> lines, int first, ExceptionChain chain) {
        int i = first;
        for (String function = function(lines, i); function != null; function = function(lines, i)) {
            i++;
            Matcher at = i < lines.size() ? AT.matcher(lines.get(i)) : null;
            if (at != null && at.matches()) {
                chain.add(frame(function, at.group(1), Integer.parseInt(at.group(2))));
                i++;
            } else {
                chain.add(frame(function, null, 0));
            }
        }
        return i;
    }

    private static @Nullable String function(List<String> lines, int i) {
        Matcher matcher = i < lines.size() ? FUNCTION.matcher(lines.get(i)) : null;
        return matcher != null && matcher.matches() ? matcher.group(1) : null;
    }

    /** {@code <shop::Cart as shop::Priced>::total::{{closure}}} ran in total of shop::Cart. */
    private static Frame frame(String printed, @Nullable String file, int line) {
        String name = printed.replaceAll("::\\{\\{?(?:closure|async)[^}]*\\}?\\}", "");
        name = name.replaceFirst("^<(\\S+) as .*>::", "$1::").replaceFirst("^<(\\S+)>::", "$1::");
        name = name.replaceAll("::<[^<>]{0,500}>", "");
        int separator = name.lastIndexOf("::");
        return new Frame(
                separator < 0 ? "" : name.substring(0, separator),
                separator < 0 ? name : name.substring(separator + 2),
                file,
                line);
    }
}
