package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record whose end has not been seen yet. */
final class OpenRecord {
    /** Attribute with what stands before the message and before every further line of it, as Rails has it. */
    static final String TAGS = "tags";

    private final Draft draft;
    private final Shipped.Line first;
    private final boolean layout;
    private final StringBuilder text;
    private final Continuation continuation = new Continuation();
    private boolean blank;

    /** @param layout whether the first line had a layout, so that any other line continues the record */
    OpenRecord(Draft draft, Shipped.Line first, boolean layout) {
        this.draft = draft;
        this.first = first;
        this.layout = layout;
        String message = draft.message();
        this.text = new StringBuilder(message == null ? "" : message);
        continuation.see(first.text());
    }

    boolean continuesWith(String line) {
        if (layout) {
            return true;
        }
        return continuation.accepts(line, blank);
    }

    void add(String line) {
        continuation.see(line);
        String tags = draft.attributes().get(TAGS);
        String own = tags != null && line.startsWith(tags)
                ? line.substring(tags.length()).replaceFirst("^ ", "")
                : line;
        blank = own.isBlank();
        text.append('\n').append(own);
    }

    Draft toDraft() {
        draft.message(text.toString().stripTrailing());
        Instant shipped = first.time();
        if (draft.timestamp() == null && shipped != null) {
            draft.timestamp(shipped);
        }
        @Nullable String source = first.source();
        if (draft.service() == null && source != null) {
            draft.service(source);
        }
        return draft;
    }
}
