package dev.loginsight.core.log;

import java.util.List;

/**
 * One link of an exception chain.
 *
 * @param relation how this link hangs on the one before it
 * @param type exception type as printed, package included where the runtime prints it
 * @param message everything after the type's colon, possibly of several lines; empty when there is none
 * @param frames innermost call first
 * @param framesInCommon the n of Java's "... n more": frames left out because the enclosing trace ends with them
 */
public record ThrownException(Relation relation, String type, String message, List<Frame> frames, int framesInCommon) {
    public enum Relation {
        TOP,
        CAUSED_BY,
        SUPPRESSED
    }

    public ThrownException {
        frames = List.copyOf(frames);
        if (framesInCommon < 0) {
            throw new IllegalArgumentException("framesInCommon must be >= 0: " + framesInCommon);
        }
    }

    /** The type without its package: {@code NullPointerException}. */
    public String simpleType() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
