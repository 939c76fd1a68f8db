package dev.loginsight.ingestor.filter;

import dev.loginsight.core.log.LogEvent;
import dev.loginsight.core.log.Severity;
import dev.loginsight.ingestor.settings.IngestorProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which events are errors, and thus analysed.
 *
 * <p>From the lowest severity on that is configured, every event is one. A warning, or an event without a severity, is one when
 * it has a stack trace, one of the keywords as a whole word, or a match of one of the patterns. An event that says itself that
 * it is less than a warning never is.
 */
public final class ErrorFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorFilter.class);

    /** What is searched of an event: keywords further down than here are someone else's. In characters. */
    private static final int SEARCHED = 16_384;

    private final Severity minSeverity;
    private final List<Pattern> patterns = new ArrayList<>();

    /** @throws IllegalArgumentException with a sentence when a pattern is no regular expression */
    public ErrorFilter(IngestorProperties.Filter settings) {
        minSeverity = settings.severity();
        List<String> words = settings.keywords().stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .toList();
        if (!words.isEmpty()) {
            patterns.add(Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])(?:" + String.join("|", words) + ")(?![\\p{L}\\p{N}_])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
        for (int i = 0; i < settings.patterns().size(); i++) {
            patterns.add(compile(settings.patterns().get(i), i));
        }
    }

    private static Pattern compile(String pattern, int index) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "loginsight.filter.patterns[%d] is no regular expression: %s at character %d of %s"
                            .formatted(index, e.getDescription(), Math.max(0, e.getIndex()), pattern),
                    e);
        }
    }

    public boolean isError(LogEvent event) {
        Severity severity = event.severity();
        if (severity != Severity.UNSPECIFIED && severity.atLeast(minSeverity)) {
            return true;
        }
        if (severity != Severity.UNSPECIFIED && severity != Severity.WARN) {
            return false;
        }
        return event.stackTrace() != null || event.stackTraceText() != null || isMentioned(event.message());
    }

    private boolean isMentioned(String message) {
        String searched = message.length() > SEARCHED ? message.substring(0, SEARCHED) : message;
        for (Pattern pattern : patterns) {
            try {
                if (pattern.matcher(new PatientText(searched)).find()) {
                    return true;
                }
            } catch (PatientText.OutOfPatience e) {
                LOG.warn("The filter pattern {} took too long on an event and was passed over; simplify it", pattern);
            }
        }
        return false;
    }
}
