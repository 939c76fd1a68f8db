package dev.loginsight.ingestor.lines;

import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.normalize.BadEventException;
import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.normalize.JsonRecord;
import dev.loginsight.ingestor.normalize.Severities;
import dev.loginsight.ingestor.normalize.Timestamps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The layouts of one line: JSON, logfmt, Ruby's Logger, syslog (RFC 3164 and 5424), glog and klog, Android's logcat, java.util.logging's two
 * lines, and everything made of a time, a level, a thread, a logger and a message (see {@link PatternLine}).
 */
final class Layouts {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private static final Pattern GLOG = Pattern.compile(
            "([IWEF])(\\d\\d)(\\d\\d) (\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9})\\s{1,9}(\\d{1,9}) ([^\\]\\s]{1,200})\\] ?(.*)");
    private static final Pattern LOGCAT = Pattern.compile(
            "(\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\s{1,9}(\\d{1,9})\\s{1,9}(\\d{1,9}) ([VDIWEFA]) ([^:]{1,100}?)\\s{0,40}: ?(.*)");
    private static final Pattern JUL_FIRST =
            Pattern.compile("(.{10,40}? [AaPp][Mm]) (\\S{1,500})(?: (\\S{1,200}))?\\s{0,9}");
    private static final Pattern JUL_SECOND =
            Pattern.compile("(SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST): (.*)", Pattern.DOTALL);

    /** {@code E, [2026-01-01T10:15:30.123456 #17] ERROR -- shop: message}; Rails puts tags in brackets before the message. */
    private static final Pattern RUBY = Pattern.compile(
            "[DIWEFUA], \\[(\\S{10,40}?)(?: ?#(\\d{1,9}))?\\]\\s{1,5}(DEBUG|INFO|WARN|ERROR|FATAL|ANY|UNKNOWN) -- ([^:]{0,100}): ?(.*)");

    private static final Pattern RAILS_TAGS = Pattern.compile("\\[[^\\]]{1,100}\\](?: \\[[^\\]]{1,100}\\]){0,9}");
    private static final Pattern PHP =
            Pattern.compile("(?:\\[([^\\]]{10,40})\\] )?(?:PHP ([A-Z][A-Za-z ]{3,30}):\\s{1,4}(.*)"
                    + "|(Fatal error|Parse error): (Uncaught .*|.* in \\S{1,500} on line \\d{1,9}))");

    private final ZoneId zone;
    private final Instant now;

    Layouts(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    Optional<Draft> recognise(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        return switch (line.charAt(0)) {
            case '{' -> json(line).or(() -> pattern(line));
            case '<' -> Syslog.read(line, this);
            default ->
                ruby(line)
                        .or(() -> glog(line))
                        .or(() -> logcat(line))
                        .or(() -> Logfmt.read(line, zone, now))
                        .or(() -> pattern(line));
        };
    }

    Optional<Draft> pattern(String line) {
        return PatternLine.read(line, zone, now);
    }

    Optional<Timestamps.Found> timeAt(String line, int from) {
        return Timestamps.at(line, from, zone, now);
    }

    private Optional<Draft> json(String line) {
        if (!line.stripTrailing().endsWith("}")) {
            return Optional.empty();
        }
        try {
            JsonNode record = JSON.readTree(line);
            return record.isObject() ? Optional.of(JsonRecord.read(record, zone, now)) : Optional.empty();
        } catch (JacksonException | BadEventException notARecord) {
            return Optional.empty(); // then the line itself is the message
        }
    }

    private Optional<Draft> ruby(String line) {
        Matcher matcher = RUBY.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String message = matcher.group(5);
        Matcher tags = RAILS_TAGS.matcher(message);
        Draft draft = new Draft()
                .timestamp(Timestamps.parse(matcher.group(1), zone, now).orElse(null))
                .severityNumber(Severities.ofText(matcher.group(3)))
                .logger(matcher.group(4).isBlank() ? null : matcher.group(4))
                .message(message);
        if (tags.lookingAt()) {
            draft.attribute(OpenRecord.TAGS, tags.group())
                    .message(message.substring(tags.end()).strip());
        }
        return Optional.of(draft);
    }

    /** What says how grave it is, but not that all up to the next such line belongs to it: PHP's own errors. */
    Optional<Draft> recogniseLoose(String line) {
        if (!line.contains("PHP ") && !line.contains("error: ")) {
            return Optional.empty();
        }
        Matcher matcher = PHP.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(2) != null ? 2 : 4;
        Draft draft = new Draft()
                .severityNumber(ofPhp(matcher.group(level)))
                .message(line.substring(level == 2 ? matcher.start(2) - "PHP ".length() : matcher.start(4)));
        if (matcher.group(1) != null) {
            draft.timestamp(Timestamps.parse(matcher.group(1), zone, now).orElse(null));
        }
        return Optional.of(draft);
    }

    /** The names of PHP's error levels; all but warnings and below end the script. */
    private static int ofPhp(String level) {
        if (level.endsWith("arning")) {
            return Severity.WARN.number();
        }
        return level.endsWith("error") ? Severity.FATAL.number() : Severity.INFO.number();
    }

    private Optional<Draft> glog(String line) {
        Matcher matcher = GLOG.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String time = "%s-%s %s".formatted(matcher.group(2), matcher.group(3), matcher.group(4));
        return Optional.of(new Draft()
                .severityNumber(Severities.ofText(matcher.group(1)))
                .timestamp(Timestamps.parse(time, zone, now).orElse(null))
                .thread(matcher.group(5))
                .logger(matcher.group(6))
                .message(matcher.group(7)));
    }

    private Optional<Draft> logcat(String line) {
        Matcher matcher = LOGCAT.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String level = matcher.group(4).equals("A") ? "F" : matcher.group(4);
        return Optional.of(new Draft()
                .timestamp(Timestamps.parse(matcher.group(1), zone, now).orElse(null))
                .severityNumber(Severities.ofText(level))
                .thread(matcher.group(3))
                .logger(matcher.group(5))
                .message(matcher.group(6)));
    }

    /** {@code Jan 01, 2026 10:15:30 AM com.acme.Shop place} and below it {@code SEVERE: message}. */
    Optional<Draft> recogniseTwoLines(String line, String next) {
        Matcher second = JUL_SECOND.matcher(next);
        if (!second.matches()) {
            return Optional.empty();
        }
        Matcher first = JUL_FIRST.matcher(line);
        if (!first.matches()) {
            return Optional.empty();
        }
        Draft draft = new Draft()
                .severityNumber(Severities.ofText(second.group(1)))
                .logger(first.group(2))
                .message(second.group(2));
        if (first.group(3) != null) {
            draft.attribute("method", first.group(3));
        }
        return Timestamps.parse(first.group(1), zone, now).map(draft::timestamp);
    }
}
