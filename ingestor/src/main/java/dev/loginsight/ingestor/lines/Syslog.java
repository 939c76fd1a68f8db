package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.normalize.Severities;
import dev.loginsight.ingestor.normalize.Timestamps;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads syslog lines with a priority: {@code <11>1 2026-01-01T10:15:30Z host app 12 - - message} (RFC 5424) and
 * {@code <11>Jan  1 10:15:30 host app[12]: message} (RFC 3164).
 */
final class Syslog {
    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>(?:1 )?");
    private static final Pattern HEADER_5424 = Pattern.compile(
            " (\\S{1,255}) (\\S{1,48}) (\\S{1,128}) (\\S{1,32}) (-|\\[.{0,4000}?\\])(?: (.*))?", Pattern.DOTALL);
    private static final Pattern HEADER_3164 =
            Pattern.compile(" (\\S{1,255}) ([\\w./-]{1,100})(?:\\[(\\w{1,20})\\])?: ?(.*)", Pattern.DOTALL);

    private Syslog() {}

    static Optional<Draft> read(String line, Layouts layouts) {
        Matcher priority = PRIORITY.matcher(line);
        if (!priority.lookingAt()) {
            return Optional.empty();
        }
        Optional<Timestamps.Found> time = layouts.timeAt(line, priority.end());
        if (time.isEmpty()) {
            return Optional.empty();
        }
        String rest = line.substring(time.get().end());
        Draft draft = new Draft()
                .timestamp(time.get().instant())
                .severityNumber(Severities.ofSyslog(Integer.parseInt(priority.group(1)) % 8));
        Matcher new5424 = HEADER_5424.matcher(rest);
        if (priority.group().endsWith("1 ") && new5424.matches()) {
            String text = new5424.group(6) == null ? "" : new5424.group(6);
            return Optional.of(inner(draft, new5424.group(1), new5424.group(2), text, layouts));
        }
        Matcher old3164 = HEADER_3164.matcher(rest);
        return Optional.of(
                old3164.matches()
                        ? inner(draft, old3164.group(1), old3164.group(2), old3164.group(4), layouts)
                        : draft.message(rest.strip()));
    }

    /** The message may have a layout of its own, which knows better. */
    private static Draft inner(Draft outer, String host, String app, String text, Layouts layouts) {
        String message = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Draft draft = layouts.recognise(message).orElseGet(() -> new Draft().message(message));
        if (draft.timestamp() == null) {
            draft.timestamp(outer.timestamp());
        }
        if (draft.severityNumber() == 0) {
            draft.severityNumber(outer.severityNumber());
        }
        if (draft.service() == null && !app.equals("-")) {
            draft.service(app);
        }
        return host.equals("-") ? draft : draft.attribute("host", host);
    }
}
