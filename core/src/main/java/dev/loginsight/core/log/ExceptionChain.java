package dev.loginsight.core.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the exceptions of a trace in the order they are printed and gives them in the order of {@link StackTrace}.
 *
 * <p>What hangs on a suppressed exception, its own causes included, becomes {@code SUPPRESSED} too: only so does every
 * {@code CAUSED_BY} stay the cause of the last element that is not suppressed.
 */
final class ExceptionChain {
    enum Kind {
        TOP(""),
        CAUSED_BY("Caused by: "),
        SUPPRESSED("Suppressed: "),
        /** Root cause first: this exception wraps the one printed before it. */
        WRAPPED_BY("Wrapped by: ");

        static final List<Kind> LINKS = List.of(CAUSED_BY, SUPPRESSED, WRAPPED_BY);

        private final String leadIn;

        Kind(String leadIn) {
            this.leadIn = leadIn;
        }

        String leadIn() {
            return leadIn;
        }
    }

    private static final class Link {
        private final Kind kind;
        private final String type;
        private final StringBuilder message;
        private final List<Frame> frames = new ArrayList<>();
        private int common;
        private boolean closed;

        Link(Kind kind, String type, String message) {
            this.kind = kind;
            this.type = type;
            this.message = new StringBuilder(message);
        }

        ThrownException toException(ThrownException.Relation relation) {
            return new ThrownException(relation, type, message.toString().strip(), frames, common);
        }
    }

    private final List<Link> links = new ArrayList<>();
    private Link current = new Link(Kind.TOP, "", "");
    private int suppressedIndent;

    void begin(Kind printed, @Nullable ExceptionLine line, int indent) {
        Kind kind = printed;
        if (kind == Kind.SUPPRESSED) {
            suppressedIndent = suppressedIndent == 0 ? indent : Math.min(indent, suppressedIndent);
        } else if (suppressedIndent > 0 && indent >= suppressedIndent) {
            kind = Kind.SUPPRESSED;
        } else {
            suppressedIndent = 0;
        }
        current = new Link(kind, line == null ? "" : line.type(), line == null ? "" : line.message());
        if (links.size() < StackTraceParser.MAX_CHAIN) {
            links.add(current);
        }
    }

    void add(Frame frame) {
        if (current.frames.size() < StackTraceParser.MAX_FRAMES) {
            current.frames.add(frame);
        }
    }

    void common(int frames) {
        current.common = frames;
        current.closed = true;
    }

    void message(String line) {
        if (awaitsFrames()) {
            current.message.append('\n').append(line.stripTrailing());
        }
    }

    /** Whether the newest exception has shown no frame yet, so that a line may still be a part of its message. */
    boolean awaitsFrames() {
        return current.frames.isEmpty() && !current.closed;
    }

    StackTrace toTrace(String language) {
        List<ThrownException> chain = new ArrayList<>();
        for (List<Link> group : groups()) {
            for (Link link : group) {
                chain.add(link.toException(relation(link, chain.isEmpty())));
            }
        }
        return new StackTrace(language, chain);
    }

    private static ThrownException.Relation relation(Link link, boolean first) {
        if (first) {
            return ThrownException.Relation.TOP;
        }
        return link.kind == Kind.SUPPRESSED ? ThrownException.Relation.SUPPRESSED : ThrownException.Relation.CAUSED_BY;
    }

    /** Each exception with those suppressed in it, the logged one first. */
    private List<List<Link>> groups() {
        List<List<Link>> groups = new ArrayList<>();
        for (Link link : links) {
            if (groups.isEmpty() || link.kind != Kind.SUPPRESSED) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(link);
        }
        return links.stream().anyMatch(link -> link.kind == Kind.WRAPPED_BY) ? groups.reversed() : groups;
    }
}
