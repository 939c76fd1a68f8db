package dev.loginsight.api.dashboard;

import dev.loginsight.core.insight.Insight;
import dev.loginsight.core.insight.Suspect;
import dev.loginsight.core.log.Frame;
import java.util.List;
import java.util.function.Predicate;

/** Tells which printed lines of a trace are frames of the user's own code. */
final class OwnFrames {
    private OwnFrames() {}

    /** By the frames that an index resolves. */
    static Predicate<String> of(List<Frame> own) {
        return line -> own.stream().anyMatch(frame -> prints(line, frame));
    }

    /** Without an index, by the places that were found when the insight was made. */
    static Predicate<String> of(Insight insight) {
        return line -> insight.suspects().stream().anyMatch(suspect -> prints(line, suspect));
    }

    private static boolean prints(String line, Frame frame) {
        String file = frame.file();
        if (file == null) {
            return !frame.function().isEmpty() && line.contains(frame.declaringType() + "." + frame.function() + "(");
        }
        boolean place = frame.line() == 0 ? line.contains(file) : hasPlace(line, file, frame.line());
        // A bare file name may be another package's; a path says enough.
        return place && (file.contains("/") || line.contains(frame.function()));
    }

    private static boolean prints(String line, Suspect suspect) {
        String name = suspect.file().substring(suspect.file().lastIndexOf('/') + 1);
        for (String place : List.of(name + ":", name + "\", line ")) {
            int at = line.indexOf(place);
            int number = at < 0 ? 0 : numberAt(line, at + place.length());
            if (number >= suspect.startLine() && number <= suspect.endLine()) {
                return true;
            }
        }
        return false;
    }

    /** 0 when there is none, or none that could be a line. */
    private static int numberAt(String line, int begin) {
        int end = begin;
        while (end < line.length() && end < begin + 8 && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return end == begin ? 0 : Integer.parseInt(line.substring(begin, end));
    }

    /** {@code Cart.java:42} as Java, JavaScript and Go print it, or {@code cart.py", line 42} as Python does. */
    private static boolean hasPlace(String line, String file, int number) {
        return endsNumber(line, file + ":" + number) || endsNumber(line, file + "\", line " + number);
    }

    private static boolean endsNumber(String line, String text) {
        int at = line.indexOf(text);
        int end = at + text.length();
        return at >= 0 && (end == line.length() || !Character.isDigit(line.charAt(end)));
    }
}
