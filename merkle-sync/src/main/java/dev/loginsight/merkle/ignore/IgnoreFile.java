package dev.loginsight.merkle.ignore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of rules from one source, for the paths below one directory. */
final class IgnoreFile {
    /** A thousand times a usual one. Every rule is compared with every path, so that a larger list would stop the indexer. */
    private static final int LARGEST = 1024 * 1024;

    private final String name;
    private final int base;
    private final List<IgnoreRule> rules = new ArrayList<>();

    /**
     * @param name for messages
     * @param base length of the directory's own path, with its slash, within the paths to be judged
     * @param text a byte string
     */
    IgnoreFile(String name, int base, String text, boolean foldCase) {
        this.name = name;
        this.base = base;
        int number = 0;
        int start = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            add(line, ++number, foldCase);
            start = end < 0 ? text.length() : end + 1;
        }
    }

    private void add(String line, int number, boolean foldCase) {
        String withoutReturn = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        int nul = withoutReturn.indexOf('\0');
        IgnoreRule rule = IgnoreRule.parse(nul < 0 ? withoutReturn : withoutReturn.substring(0, nul), number, foldCase);
        if (rule != null) {
            rules.add(rule);
        }
    }

    /** Null when there is none. A link is not followed, as in git: a repository must not name files outside as its rules. */
    static @Nullable IgnoreFile read(Path file, String name, int base, boolean foldCase, boolean followLink)
            throws IOException {
        LinkOption[] links = followLink ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        if (!Files.isRegularFile(file, links)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file, links)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than 1 MB");
            }
            return new IgnoreFile(name, base, ByteString.of(bytes), foldCase);
        }
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The last rule that matches decides. */
    @Nullable
    IgnoreRule match(String path, boolean directory) {
        for (IgnoreRule rule : rules.reversed()) {
            if (rule.matches(path, base, directory)) {
                return rule;
            }
        }
        return null;
    }

    String describe(IgnoreRule rule) {
        return name + ":" + rule.number() + " " + ByteString.toText(rule.line());
    }
}
