package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Draft;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts log text into records. A record begins at a line whose layout is known (see {@link Layouts}); what follows belongs to it:
 * more lines of its message, and its stack trace. In text without any layout each line is a record, save that stack traces and
 * indented lines belong to the line before them. Nothing is left out, whatever the text looks like.
 */
public final class LogLines {
    private final Layouts layouts;
    private final List<Record> records = new ArrayList<>();
    private @Nullable OpenRecord open;
    private int openedAt;

    /** @param line index of its first line */
    private record Record(int line, Draft draft) {}

    private LogLines(Layouts layouts) {
        this.layouts = layouts;
    }

    /**
     * The records in the order of their first lines.
     *
     * @param zone of times that name none
     */
    public static List<Draft> read(String text, ZoneId zone, Instant now) {
        LogLines reader = new LogLines(new Layouts(zone, now));
        // Several containers write into one stream, in the middle of each other's records.
        Map<String, List<Integer>> bySource = new LinkedHashMap<>();
        List<Shipped.Line> lines = Shipped.lines(text, zone, now);
        for (int i = 0; i < lines.size(); i++) {
            String source = lines.get(i).source();
            bySource.computeIfAbsent(source == null ? "" : source, key -> new ArrayList<>())
                    .add(i);
        }
        bySource.values().forEach(own -> reader.read(lines, own));
        reader.records.sort(Comparator.comparingInt(Record::line));
        return reader.records.stream().map(Record::draft).toList();
    }

    private void read(List<Shipped.Line> lines, List<Integer> own) {
        for (int i = 0; i < own.size(); i++) {
            String next = i + 1 < own.size() ? lines.get(own.get(i + 1)).text() : "";
            if (take(own.get(i), lines.get(own.get(i)), next)) {
                i++;
            }
        }
        close();
    }

    /** Takes a line in; true when it took the next one too. */
    private boolean take(int index, Shipped.Line line, String next) {
        OpenRecord current = open;
        if (current == null || !Continuation.isCertain(line.text())) {
            Optional<Draft> loose = layouts.recogniseLoose(line.text());
            if (loose.isPresent()) {
                begin(index, new OpenRecord(loose.get(), line, false));
                return false;
            }
            Optional<Draft> twoLines = layouts.recogniseTwoLines(line.text(), next);
            Optional<Draft> start = twoLines.or(() -> layouts.recognise(line.text()));
            if (start.isPresent()) {
                begin(index, new OpenRecord(start.get(), line, true));
                return twoLines.isPresent();
            }
        }
        if (current != null && current.continuesWith(line.text())) {
            current.add(line.text());
        } else if (!line.text().isBlank()) {
            begin(index, new OpenRecord(new Draft().message(line.text()), line, false));
        }
        return false;
    }

    private void begin(int index, OpenRecord record) {
        close();
        open = record;
        openedAt = index;
    }

    private void close() {
        if (open != null) {
            records.add(new Record(openedAt, open.toDraft()));
            open = null;
        }
    }
}
