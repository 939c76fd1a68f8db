package dev.loginsight.index.indexing;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A path as it is typed in a command line, so that the remedies in our sentences can be copied. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./\\\\-]+");

    private ShellWord() {}

    public static String of(Path path) {
        return quoted(path.toString(), File.separatorChar == '\\');
    }

    static String quoted(String text, boolean windows) {
        boolean backslashes = text.indexOf('\\') >= 0;
        if (PLAIN.matcher(text).matches() && (windows || !backslashes)) {
            return text;
        }
        return windows ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }
}
