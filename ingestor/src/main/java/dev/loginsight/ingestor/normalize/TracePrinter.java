package dev.loginsight.ingestor.normalize;

import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;

/** Prints a trace that came as structure, the way Java does. */
final class TracePrinter {
    private TracePrinter() {}

    static String print(StackTrace trace) {
        StringBuilder out = new StringBuilder();
        for (ThrownException link : trace.chain()) {
            String leadIn = switch (link.relation()) {
                case TOP -> "";
                case CAUSED_BY -> "Caused by: ";
                case SUPPRESSED -> "\tSuppressed: ";
            };
            String indent = link.relation() == ThrownException.Relation.SUPPRESSED ? "\t\t" : "\t";
            out.append(leadIn).append(link.type());
            out.append(link.message().isEmpty() ? "" : ": " + link.message()).append('\n');
            link.frames()
                    .forEach(frame -> out.append(indent)
                            .append("at ")
                            .append(print(frame))
                            .append('\n'));
            if (link.framesInCommon() > 0) {
                out.append(indent).append("... ").append(link.framesInCommon()).append(" more\n");
            }
        }
        return out.toString().stripTrailing();
    }

    private static String print(Frame frame) {
        String name =
                frame.declaringType().isEmpty() ? frame.function() : frame.declaringType() + "." + frame.function();
        String file = frame.file() == null ? "Unknown Source" : frame.file();
        return name + "(" + file + (frame.line() > 0 ? ":" + frame.line() : "") + ")";
    }
}
