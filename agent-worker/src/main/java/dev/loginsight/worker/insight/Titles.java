package dev.loginsight.worker.insight;

import dev.loginsight.core.insight.Suspect;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LibraryFrames;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import dev.loginsight.worker.evidence.Evidence;
import dev.loginsight.worker.evidence.Excerpts;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line that tells an error from others: {@code NullPointerException in OrderService.total (OrderService.java:42)}, the first line of
 * the message where there is no trace. Always the same for the same evidence.
 */
final class Titles {
    private static final int LONGEST = 160;

    private Titles() {}

    static String of(LogEvent event, Evidence evidence) {
        StackTrace trace = event.stackTrace();
        String title = trace == null ? firstLine(event.message()) : ofTrace(trace, evidence);
        return oneLine(title.isBlank() ? "Error without a message in " + event.service() : title);
    }

    private static String ofTrace(StackTrace trace, Evidence evidence) {
        ThrownException cause = trace.rootCause();
        String what = cause.simpleType().isBlank() ? "Error" : cause.simpleType();
        return Stream.of(ofSuspects(evidence.suspects()), ofFrames(evidence.inAppFrames()), ofFrames(cause.frames()))
                .filter(where -> !where.isEmpty())
                .findFirst()
                .map(where -> what + " in " + where)
                .orElseGet(() -> cause.message().isBlank() ? what : what + ": " + firstLine(cause.message()));
    }

    private static String ofSuspects(List<Suspect> suspects) {
        if (suspects.isEmpty() || suspects.getFirst().line() == null) {
            return "";
        }
        Suspect first = suspects.getFirst();
        String place = fileName(first.file()) + ":" + first.line();
        return first.symbol().isEmpty() ? place : first.symbol().replace('#', '.') + " (" + place + ")";
    }

    private static String ofFrames(List<Frame> frames) {
        return frames.stream()
                .filter(frame -> !LibraryFrames.isLibrary(frame))
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(Titles::ofFrame)
                .orElse("");
    }

    private static String ofFrame(Frame frame) {
        String type = frame.declaringType().replaceFirst("^.*(?:\\.|::)", "");
        String name = type.isEmpty() || frame.function().isEmpty()
                ? type + frame.function()
                : type.replace('$', '.') + "." + frame.function();
        if (frame.file() == null) {
            return name;
        }
        String place = fileName(frame.file()) + (frame.line() > 0 ? ":" + frame.line() : "");
        return name.isEmpty() ? place : name + " (" + place + ")";
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String oneLine(String title) {
        String plain = title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= LONGEST
                ? plain
                : Excerpts.head(plain, LONGEST).lines().findFirst().orElse("") + "...";
    }
}
