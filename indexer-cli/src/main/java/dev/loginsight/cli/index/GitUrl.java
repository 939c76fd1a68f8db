package dev.loginsight.cli.index;

import java.util.regex.Pattern;

/** Tells a git URL from a directory's name. */
final class GitUrl {
    /** A scheme, or the short form {@code user@host:path}. */
    private static final Pattern URL = Pattern.compile("(?i)(https?|ssh|git|file)://.*|[\\w.-]+@[\\w.-]+:.*");

    private GitUrl() {}

    static boolean looksLike(String text) {
        return URL.matcher(text).matches();
    }
}
