package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Draft;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts log text into records. A record begins at a line whose layout is known (see {@link Layouts}); what follows belongs to it:
 * more lines of its message, and its stack trace. In text without any layout each line is a record, save that stack traces and
 * indented lines belong to the line before them. Nothing is left out, whatever the text looks like.
 */
public final class LogLines {
    private final Layouts layouts;
    private final List<Draft> records = new ArrayList<>();
    private @Nullable OpenRecord open;

    private LogLines(Layouts layouts) {
        this.layouts = layouts;
    }

    /** @param zone of times that name none */
    public static List<Draft> read(String text, ZoneId zone, Instant now) {
        LogLines reader = new LogLines(new Layouts(zone, now));
        List<Shipped.Line> lines = Shipped.lines(text);
        for (int i = 0; i < lines.size(); i++) {
            Shipped.Line line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1).text() : "";
            if (reader.take(line, next)) {
                i++;
            }
        }
        reader.close();
        return reader.records;
    }

    /** Takes a line in; true when it took the next one too. */
    private boolean take(Shipped.Line line, String next) {
        OpenRecord current = open != null && open.isFrom(line) ? open : null;
        if (current == null || !Continuation.isCertain(line.text())) {
            Optional<Draft> twoLines = layouts.recogniseTwoLines(line.text(), next);
            Optional<Draft> start = twoLines.or(() -> layouts.recognise(line.text()));
            if (start.isPresent()) {
                begin(new OpenRecord(start.get(), line, true));
                return twoLines.isPresent();
            }
        }
        if (current != null && current.continuesWith(line.text())) {
            current.add(line.text());
        } else if (!line.text().isBlank()) {
            begin(new OpenRecord(new Draft().message(line.text()), line, false));
        }
        return false;
    }

    private void begin(OpenRecord record) {
        close();
        open = record;
    }

    private void close() {
        if (open != null) {
            records.add(open.toDraft());
            open = null;
        }
    }
}
