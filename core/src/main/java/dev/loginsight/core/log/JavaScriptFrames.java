package dev.loginsight.core.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the frames of V8 ({@code at Cart.total (/app/cart.js:3:9)}) and of Firefox and Safari ({@code total@http://..:3:9}). */
final class JavaScriptFrames {
    private static final int LONGEST = 2000;
    private static final Pattern POSITION = Pattern.compile("^(.+?):(\\d{1,9})(?::\\d{1,9})?$");
    private static final Pattern EVAL = Pattern.compile("\\(([^()]+:\\d{1,9}:\\d{1,9})\\)");
    private static final Pattern SOURCE =
            Pattern.compile("[/\\\\]|\\.[cm]?[jt]sx?$|\\.vue$|^node:|^<anonymous>$|^evalmachine");

    private JavaScriptFrames() {}

    static Optional<Frame> ofLine(String line) {
        int start = Lines.indent(line);
        if (line.length() - start > LONGEST) {
            return Optional.empty();
        }
        String frame = line.substring(start).stripTrailing();
        return frame.startsWith("at ") ? v8(frame.substring(3)) : browser(frame);
    }

    private static Optional<Frame> v8(String printed) {
        // Node prints the error's own properties in braces behind the last frame.
        String frame = printed.endsWith(" {") ? printed.substring(0, printed.length() - 2) : printed;
        frame = frame.startsWith("async ") ? frame.substring(6) : frame;
        int open = frame.endsWith(")") ? frame.indexOf(" (") : -1;
        String function = open < 0 ? "" : frame.substring(0, open);
        String place = open < 0 ? frame : frame.substring(open + 2, frame.length() - 1);
        if (place.startsWith("eval at ")) {
            Matcher eval = EVAL.matcher(place);
            place = eval.find() ? eval.group(1) : place;
        }
        if (!function.isEmpty() && isNowhere(place)) {
            return Optional.of(named(function, null, 0));
        }
        return position(function, place);
    }

    private static boolean isNowhere(String place) {
        return place.equals("native") || place.equals("<anonymous>") || place.startsWith("index ");
    }

    private static Optional<Frame> browser(String frame) {
        int at = frame.indexOf('@');
        if (at < 0 || frame.lastIndexOf(' ', at) >= 0) {
            return Optional.empty();
        }
        String place = frame.substring(at + 1);
        int scheme = place.indexOf("://");
        return scheme > 0 || place.startsWith("/")
                ? position(frame.substring(0, at).replace("async*", ""), place)
                : Optional.empty();
    }

    private static Optional<Frame> position(String function, String place) {
        Matcher position = POSITION.matcher(place);
        if (!position.matches() || !SOURCE.matcher(position.group(1)).find()) {
            return Optional.empty();
        }
        return Optional.of(named(function, position.group(1), Integer.parseInt(position.group(2))));
    }

    /** {@code new Cart} is its constructor; of {@code Cart.total [as sum]} the first name is the written one. */
    private static Frame named(String printed, @Nullable String file, int line) {
        int alias = printed.indexOf(" [as ");
        String name = alias < 0 ? printed : printed.substring(0, alias);
        if (name.startsWith("new ")) {
            return new Frame(name.substring(4), "constructor", file, line);
        }
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? new Frame("", name, file, line)
                : new Frame(name.substring(0, dot), name.substring(dot + 1), file, line);
    }
}
