package dev.loginsight.bench.errors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place that the developers' fix of a bug changed.
 *
 * @param method {@code Class#method} ({@code <init>}, {@code <clinit>}); {@code <class-body>} when the change lies in no method
 * @param startLine first line of the method in the faulty tree, with annotations, without Javadoc; 1-based, inclusive like {@code endLine}
 * @param outer the method around it, when it is nested in another; either counts
 */
record Gold(
        String file,
        String method,
        int startLine,
        int endLine,
        @Nullable String outer) {
    static Gold of(JsonNode node) {
        JsonNode outer = node.path("outer").path("method");
        return new Gold(
                node.path("file").asString(),
                node.path("method").asString(),
                node.path("start_line").asInt(),
                node.path("end_line").asInt(),
                outer.isMissingNode() ? null : outer.asString());
    }

    boolean isMethod() {
        return !method.equals("<class-body>");
    }

    /** Whether a place lies in the file, overlaps the lines and names the method. */
    boolean isHitBy(Found place) {
        return isMethod()
                && isInFileOf(place)
                && place.startLine() <= endLine
                && place.endLine() >= startLine
                && (place.symbol().equals(method) || place.symbol().equals(outer));
    }

    boolean isInFileOf(Found place) {
        return place.file().equals(file);
    }
}
