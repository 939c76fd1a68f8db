package dev.loginsight.ingestor.lines;

import dev.loginsight.ingestor.normalize.Draft;
import dev.loginsight.ingestor.normalize.Severities;
import dev.loginsight.ingestor.normalize.Timestamps;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line that patterns like {@code %d %p [%t] %c - %m} make, in whatever order: Spring Boot, logback, log4j, JBoss, Quarkus,
 * Tomcat, Dropwizard, Elasticsearch, Python, nginx, Apache, PostgreSQL, zap and more. Such a line begins with a time or with a
 * level in capitals. Words are taken off the front while they are a time, a level, a thread, a process or a logger; where that
 * ends the message begins, so that a layout nobody knows costs structure, not text.
 */
final class PatternLine {
    private static final Set<String> LEVELS = Set.of(
            "TRACE",
            "DEBUG",
            "INFO",
            "NOTICE",
            "WARN",
            "WARNING",
            "ERROR",
            "ERR",
            "SEVERE",
            "CRITICAL",
            "CRIT",
            "FATAL",
            "ALERT",
            "EMERG",
            "PANIC",
            "DPANIC",
            "FINE",
            "FINER",
            "FINEST",
            "CONFIG",
            "VERBOSE",
            "LOG",
            "STATEMENT",
            "DETAIL");
    private static final Set<String> SEPARATORS = Set.of("-", "--", "---", "|", ":", "\u2013");

    private static final Pattern THREAD = Pattern.compile("[\\w.#@:/ -]{1,80}");
    private static final Pattern ONE_WORD = Pattern.compile("[\\w.#@:/-]{1,80}");
    private static final Pattern CLASS =
            Pattern.compile("(?:[\\w$]{1,80}\\.){1,30}[\\w$]{1,120}(?:\\.(?:<init>|\\w{1,80}))?");
    private static final Pattern NAME = Pattern.compile("[\\w.$/#-]{1,300}(?::\\d{1,7})?");
    /** Tomcat's containers: {@code o.a.c.c.C.[.[.[/].[dispatcherServlet]}. */
    private static final Pattern CONTAINER = Pattern.compile("(?:\\w{1,40}\\.){1,20}\\[\\S{1,300}");

    private static final Pattern TRACE_IDS = Pattern.compile("([0-9a-fA-F]{16,32})[-,] ?([0-9a-fA-F]{16})");
    private static final Pattern SLEUTH =
            Pattern.compile("([\\w.-]{0,80}),([0-9a-fA-F]{16,32}),([0-9a-fA-F]{16})(?:,\\w{0,5})?");
    private static final Pattern SYSLOG_TAG = Pattern.compile("(\\S{1,255}) ([\\w./-]{1,100})\\[(\\d{1,9})\\]: ");

    private static final int MOST_WORDS = 12;

    private final String line;
    private final Instant now;
    private final ZoneId zone;
    private final Draft draft = new Draft();
    private final List<String> brackets = new ArrayList<>();
    private int at;
    private boolean timed;
    private boolean levelled;

    private PatternLine(String line, ZoneId zone, Instant now) {
        this.line = line;
        this.zone = zone;
        this.now = now;
    }

    static Optional<Draft> read(String line, ZoneId zone, Instant now) {
        PatternLine reader = new PatternLine(line, zone, now);
        return reader.begins() ? Optional.of(reader.rest()) : Optional.empty();
    }

    /** Takes the time or the level off the front; false when neither stands there. */
    private boolean begins() {
        boolean bracket = line.startsWith("[");
        if (time(bracket ? 1 : 0)) {
            return !bracket || skipBracket();
        }
        int end = wordEnd(0);
        String word = line.substring(0, end);
        String bare = bracket && word.endsWith("]") ? word.substring(1, word.length() - 1) : word;
        int colon = bare.indexOf(':');
        String name = colon > 0 ? bare.substring(0, colon) : bare;
        boolean capitals = name.equals(name.toUpperCase(Locale.ROOT)) && LEVELS.contains(name);
        if (!capitals || colon < 0 && end == line.length() && !bracket) {
            return false;
        }
        level(name);
        at = end;
        if (colon > 0) {
            pythonBasic(bare.substring(colon + 1), end);
        }
        return true;
    }

    /** Python's default is {@code ERROR:root:message}; elsewhere a colon ends what stands before the message. */
    private void pythonBasic(String behindColon, int end) {
        int colon = behindColon.indexOf(':');
        if (colon > 0 && NAME.matcher(behindColon.substring(0, colon)).matches()) {
            draft.logger(behindColon.substring(0, colon));
            at = end - (behindColon.length() - colon - 1);
        } else {
            at = end - behindColon.length();
        }
        messageFrom(at);
    }

    private boolean time(int from) {
        if (from >= line.length()) {
            return false;
        }
        char first = line.charAt(from);
        boolean may = first >= '0' && first <= '9' || "JFMASOND".indexOf(first) >= 0 || "TW".indexOf(first) >= 0;
        Optional<Timestamps.Found> found =
                may ? Timestamps.at(line, from, zone, now) : Optional.<Timestamps.Found>empty();
        if (found.isEmpty() || !endsWord(found.get().end())) {
            return false;
        }
        draft.timestamp(found.get().instant());
        at = found.get().end();
        timed = true;
        return true;
    }

    private boolean endsWord(int end) {
        return end == line.length() || !Character.isLetterOrDigit(line.charAt(end));
    }

    private boolean skipBracket() {
        int close = line.indexOf(']', at);
        if (close < 0 || close - at > 20) {
            return false;
        }
        at = close + 1;
        return true;
    }

    private Draft rest() {
        for (int words = 0; draft.message() == null && words < MOST_WORDS; words++) {
            skipBlanks();
            if (at >= line.length() || !takeWord()) {
                break;
            }
        }
        if (draft.message() == null) {
            messageFrom(at);
        }
        finishBrackets();
        return draft;
    }

    private void skipBlanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) != ' ' && line.charAt(i) != '\t') {
            i++;
        }
        return i;
    }

    /** Takes one word when it is no part of the message; false when the message begins here. */
    private boolean takeWord() {
        char first = line.charAt(at);
        if (first == '[') {
            return bracket();
        }
        if (first == '(' && levelled && draft.logger() != null) {
            return parenthesis();
        }
        int end = wordEnd(at);
        String word = line.substring(at, end);
        if (SEPARATORS.contains(word)) {
            at = end;
            if (levelled && draft.logger() != null) {
                messageFrom(end);
            }
            return true;
        }
        if (!levelled && isLevel(word)) {
            level(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
            at = end;
            if (word.endsWith(":")) {
                messageFrom(end);
            }
            return true;
        }
        return isProcess(word, end) || isSyslogTag() || zoneName(word, end) || secondTime() || logger(word, end);
    }

    private static boolean isLevel(String word) {
        String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        return LEVELS.contains(name)
                || LEVELS.contains(name.toUpperCase(Locale.ROOT)) && name.equals(name.toLowerCase(Locale.ROOT));
    }

    private void level(String name) {
        int severity = Severities.ofText(name);
        draft.severityNumber(severity);
        levelled = true;
    }

    /** {@code 4711 ---} of Spring Boot. */
    private boolean isProcess(String word, int end) {
        boolean process =
                word.length() <= 9 && word.chars().allMatch(Character::isDigit) && line.startsWith(" ---", end);
        at = process ? end : at;
        return process;
    }

    private boolean zoneName(String word, int end) {
        boolean zoneName = timed && !levelled && word.matches("[A-Z]{3,4}|[+-]\\d{4}") && !LEVELS.contains(word);
        at = zoneName ? end : at;
        return zoneName;
    }

    /** {@code ERROR [2026-01-01 ...]} and {@code ERROR 2026-01-01 ...}. */
    private boolean secondTime() {
        return !timed && time(at);
    }

    /** {@code host app[12]: } behind the time, as in files that syslog writes. */
    private boolean isSyslogTag() {
        if (!timed || levelled) {
            return false;
        }
        Matcher tag = SYSLOG_TAG.matcher(line).region(at, line.length());
        if (!tag.lookingAt()) {
            return false;
        }
        draft.attribute("host", tag.group(1)).service(tag.group(2));
        at = tag.end();
        Optional<Draft> inner = PatternLine.read(line.substring(at), zone, now);
        inner.ifPresent(found -> draft.severityNumber(found.severityNumber())
                .logger(found.logger())
                .thread(found.thread())
                .message(found.message()));
        if (inner.isEmpty()) {
            messageFrom(at);
        }
        return true;
    }

    private boolean logger(String word, int end) {
        if (draft.logger() != null) {
            return false;
        }
        String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        boolean named = NAME.matcher(name).matches() || CONTAINER.matcher(name).matches();
        if (!named || name.chars().noneMatch(Character::isLetter)) {
            return false;
        }
        boolean colon = word.endsWith(":") && levelled;
        boolean separated = SEPARATORS.contains(nextWord(end)) || end < line.length() && line.charAt(end) == '\t';
        boolean className = levelled && isClassName(name);
        if (!colon && !className && !(separated && (levelled || isLevelAhead(end)))) {
            return false;
        }
        draft.logger(name);
        at = end;
        if (colon || className && !separated && nextWord(end).indexOf('(') != 0) {
            messageFrom(end);
        }
        return true;
    }

    private static boolean isClassName(String name) {
        if (!CLASS.matcher(name).matches()) {
            return false;
        }
        String[] parts = name.split("\\.");
        return Character.isUpperCase(parts[parts.length - 1].charAt(0))
                || parts.length > 1 && Character.isUpperCase(parts[parts.length - 2].charAt(0));
    }

    private String nextWord(int from) {
        int start = from;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        return line.substring(start, wordEnd(start));
    }

    /** {@code name - ERROR - message}, as Python's handbook has it. */
    private boolean isLevelAhead(int from) {
        int separator = line.indexOf(nextWord(from), from);
        int behind = separator + nextWord(from).length();
        return !levelled && isLevel(nextWord(behind));
    }

    private boolean bracket() {
        int close = line.indexOf(']', at);
        if (close < 0 || close - at > 300) {
            return false;
        }
        String content = line.substring(at + 1, close).strip();
        int colon = content.lastIndexOf(':');
        String word = colon > 0 && content.indexOf(' ') < 0 ? content.substring(colon + 1) : content;
        if (!levelled && isLevel(word)) {
            level(word);
            at = close + 1;
            return true;
        }
        if (!timed && !content.isEmpty() && time(at + 1)) {
            at = Math.max(at, close + 1);
            return true;
        }
        if (draft.logger() != null && levelled) {
            return false; // behind the logger the message begins
        }
        if (levelled && isClassName(content) || levelled && looksAbbreviated(content)) {
            draft.logger(content);
        } else {
            brackets.add(content);
        }
        at = close + 1;
        return true;
    }

    /** {@code o.e.c.Node}. */
    private static boolean looksAbbreviated(String content) {
        return content.matches("(?:\\w{1,3}\\.){1,20}\\w{1,80}");
    }

    /** {@code (executor-thread-1)} behind the logger is a thread, {@code (Shop.java:12)} a place. */
    private boolean parenthesis() {
        int close = line.indexOf(')', at);
        if (close < 0 || close - at > 100) {
            return false;
        }
        String content = line.substring(at + 1, close);
        boolean place = content.matches("[\\w$]{1,100}\\.(?:java|kt|scala|groovy)(?::\\d{1,7})?");
        if (!place
                && (draft.thread() != null
                        || !brackets.isEmpty()
                        || !THREAD.matcher(content).matches())) {
            return false;
        }
        if (place) {
            draft.attribute("location", content);
        } else {
            draft.thread(content);
        }
        at = close + 1;
        skipBlanks();
        if (!SEPARATORS.contains(nextWord(at))) {
            messageFrom(at);
        }
        return true;
    }

    private void messageFrom(int from) {
        at = from;
        skipBlanks();
        draft.message(line.substring(at));
    }

    /** What stood in brackets: the thread, trace ids, an application's name; else it was part of the message. */
    private void finishBrackets() {
        List<String> others = new ArrayList<>();
        for (String content : brackets) {
            Matcher ids = TRACE_IDS.matcher(content);
            Matcher sleuth = SLEUTH.matcher(content);
            if (ids.matches()) {
                draft.traceId(ids.group(1)).spanId(ids.group(2));
            } else if (sleuth.matches()) {
                draft.traceId(sleuth.group(2)).spanId(sleuth.group(3));
                draft.service(sleuth.group(1).isBlank() ? null : sleuth.group(1));
            } else if (!content.isEmpty() && !content.matches("\\d{1,9}")) {
                others.add(content);
            }
        }
        if (others.isEmpty()) {
            return;
        }
        String thread = others.getLast();
        boolean known = draft.logger() != null || ONE_WORD.matcher(thread).matches();
        if (draft.thread() == null && known) {
            draft.thread(thread);
            others.removeLast();
        }
        if (others.size() == 1 && draft.service() == null && draft.logger() != null && line.contains(" --- [")) {
            draft.service(others.getFirst());
            others.clear();
        }
        if (!others.isEmpty()) {
            draft.message("[" + String.join("] [", others) + "] " + draft.message());
        }
    }
}
