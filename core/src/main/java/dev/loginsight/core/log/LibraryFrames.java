package dev.loginsight.core.log;

import java.util.regex.Pattern;

/**
 * Tells frames of runtimes and of installed packages from those of the code that failed, by where package managers and tool
 * chains put sources and by the names of the runtimes' own types. What it does not know counts as the user's code.
 */
public final class LibraryFrames {
    private static final Pattern PATH = Pattern.compile(
            "(?:^|/)(?:site-packages|dist-packages|node_modules|bower_components)/|/lib/python\\d|^node:|^internal/|^<"
                    + "|/go/pkg/mod/|/usr/local/go/src/|/libexec/src/|^\\(?native|^/rustc/|/\\.cargo/registry/|/gems/[^/]+-\\d"
                    + "|(?:^|/)vendor/(?:composer|bundle)/");
    private static final Pattern TYPE = Pattern.compile(
            "^(?:(?:java|javax|jdk|sun|com\\.sun|kotlin|kotlinx|scala|groovy\\.lang|org\\.codehaus\\.groovy|clojure"
                    + "|System|Microsoft)\\.|(?:std|core|alloc)(?:::|$))");

    private LibraryFrames() {}

    public static boolean isLibrary(Frame frame) {
        return TYPE.matcher(frame.declaringType()).find() || frame.file() != null && isLibrary(path(frame.file()));
    }

    /** @param path as {@link #path} gives it */
    public static boolean isLibrary(String path) {
        return PATH.matcher(path).find();
    }

    /** The path in what a runtime printed as a frame's file: slashes, without the scheme and host and query of an address. */
    public static String path(String printed) {
        String plain = printed.replace('\\', '/');
        int scheme = plain.indexOf("://");
        if (scheme > 0) {
            int slash = plain.indexOf('/', scheme + 3);
            plain = slash < 0 ? plain : plain.substring(slash);
        }
        int query = plain.indexOf('?');
        return query < 0 ? plain : plain.substring(0, query);
    }
}
