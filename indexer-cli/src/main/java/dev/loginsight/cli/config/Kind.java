package dev.loginsight.cli.config;

import dev.loginsight.core.log.Severity;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a setting's text must look like. Each check throws IllegalArgumentException with the words that follow "must be". */
enum Kind {
    TEXT,
    SECRET,
    URL,
    SERVERS,
    PATH,
    PORT,
    POSITIVE,
    DURATION,
    SIZE,
    SEVERITY,
    ZONE,
    TEXTS,
    PATHS,
    PATTERNS,
    MAP;

    private static final Pattern DURATION_TEXT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE_TEXT = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern SERVER = Pattern.compile("(?:[\\w.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}\\]):\\d{1,5}");

    boolean isList() {
        return this == TEXTS || this == PATHS || this == PATTERNS;
    }

    /** The word for it in the documentation. */
    String label() {
        return switch (this) {
            case TEXT, SECRET -> "text";
            case URL -> "URL";
            case SERVERS -> "servers";
            case PATH -> "path";
            case PORT -> "port";
            case POSITIVE -> "number";
            case DURATION -> "duration";
            case SIZE -> "size";
            case SEVERITY -> "severity";
            case ZONE -> "time zone";
            case TEXTS -> "list of texts";
            case PATHS -> "list of paths";
            case PATTERNS -> "list of regular expressions";
            case MAP -> "map";
        };
    }

    void check(String text) {
        switch (this) {
            case URL -> url(text);
            case SERVERS -> servers(text);
            case PORT -> port(text);
            case POSITIVE -> positive(text);
            case DURATION -> duration(text);
            case SIZE -> size(text);
            case SEVERITY -> severity(text);
            case ZONE -> zone(text);
            case PATTERNS -> pattern(text);
            case PATH, PATHS -> path(text);
            case TEXT, SECRET, TEXTS, MAP -> {}
        }
    }

    static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("a port from 0 to 65535");
    }

    static int positive(String text) {
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) > 0) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("a number from 1 to 999999");
    }

    static Duration duration(String text) {
        Matcher m = DURATION_TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (m.matches()) {
            long n = Long.parseLong(m.group(1));
            return switch (m.group(2)) {
                case "ms" -> Duration.ofMillis(n);
                case "s" -> Duration.ofSeconds(n);
                case "m" -> Duration.ofMinutes(n);
                case "h" -> Duration.ofHours(n);
                default -> Duration.ofDays(n);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a duration such as 500ms, 30s, 10m or 2h", e);
        }
    }

    /** In bytes; KB, MB and GB are powers of 1024. */
    static long size(String text) {
        Matcher m = SIZE_TEXT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("a size such as 512KB, 1MB or 2GB");
        }
        int shift = switch (m.group(2) == null ? "B" : m.group(2).toUpperCase(Locale.ROOT)) {
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> 0;
        };
        return Long.parseLong(m.group(1)) << shift;
    }

    static Severity severity(String text) {
        Severity severity = Severity.ofText(text);
        if (severity == Severity.UNSPECIFIED) {
            throw new IllegalArgumentException("one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL");
        }
        return severity;
    }

    private static void zone(String text) {
        try {
            if (!text.equalsIgnoreCase("system")) {
                ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("system, UTC, or a name such as Europe/Berlin", e);
        }
    }

    private static void url(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an http or https URL", e);
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a URL without a user and password in it; keys have a setting of their own");
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("an http or https URL");
        }
    }

    /** None at all is the default. */
    private static void servers(String text) {
        for (String server : text.split(",", -1)) {
            if (!text.isEmpty() && !SERVER.matcher(server.strip()).matches()) {
                throw new IllegalArgumentException("host:port, separated by commas");
            }
        }
    }

    private static void path(String text) {
        try {
            Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a path", e);
        }
    }

    private static void pattern(String text) {
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a regular expression (" + e.getDescription() + ")", e);
        }
    }
}
