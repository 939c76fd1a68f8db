package dev.loginsight.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one check.
 *
 * @param subject what was looked at: {@code model}, {@code home}
 * @param detail one sentence of facts
 * @param remedy what to do; null when there is nothing to do
 */
record Finding(
        String subject,
        State state,
        String detail,
        @Nullable String remedy) {
    enum State {
        OK,
        /** Works, but perhaps not as hoped. */
        NOTE,
        /** Something that was asked for, or that everything needs, does not work. */
        BROKEN
    }

    static Finding ok(String subject, String detail) {
        return new Finding(subject, State.OK, detail, null);
    }

    static Finding note(String subject, String detail, @Nullable String remedy) {
        return new Finding(subject, State.NOTE, detail, remedy);
    }

    static Finding broken(String subject, String detail, String remedy) {
        return new Finding(subject, State.BROKEN, detail, remedy);
    }
}
