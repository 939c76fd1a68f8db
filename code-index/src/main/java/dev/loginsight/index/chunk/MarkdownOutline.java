package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sections of a Markdown text: from one heading to the next of any level. Number signs in fenced code are no headings. */
final class MarkdownOutline {
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(?:[ \\t]+(.*?))?[ \\t]*#*[ \\t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|-{2,})[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final int LONGEST_TITLE = 80;

    private final Text text;
    private final List<Declaration> sections = new ArrayList<>();
    private int start = -1;
    private String title = "";

    private MarkdownOutline(Text text) {
        this.text = text;
    }

    static List<Declaration> of(Text text) {
        return new MarkdownOutline(text).sections();
    }

    private List<Declaration> sections() {
        String fence = null;
        String previous = "";
        int last = text.line(text.length());
        for (int line = 1; line <= last; line++) {
            String content = content(line);
            String opened = fence(content);
            if (fence != null) {
                fence = opened != null
                                && opened.startsWith(fence)
                                && content.strip().equals(opened)
                        ? null
                        : fence;
                previous = "";
                continue;
            }
            fence = opened;
            Matcher heading = HEADING.matcher(content);
            if (heading.matches()) {
                begin(text.lineStart(line), heading.group(1) == null ? "" : heading.group(1));
            } else if (UNDERLINE.matcher(content).matches() && isTitle(previous)) {
                begin(text.lineStart(line - 1), previous);
            }
            previous = content;
        }
        end(text.length());
        return sections;
    }

    private String content(int line) {
        int from = text.lineStart(line);
        return text.substring(from, text.trimEnd(from, text.lineStart(line + 1)));
    }

    private static @Nullable String fence(String line) {
        Matcher fence = FENCE.matcher(line);
        return fence.matches() ? fence.group(1) : null;
    }

    private static boolean isTitle(String line) {
        return !line.isBlank()
                && !line.matches("\\s*([-*+>|]|\\d+[.)]).*")
                && !HEADING.matcher(line).matches();
    }

    private void begin(int at, String heading) {
        end(at);
        start = at;
        title = heading;
    }

    private void end(int at) {
        int end = start < 0 ? at : text.trimEnd(start, at);
        if (start >= 0 && end > start) {
            sections.add(Declaration.leaf(ChunkKind.SECTION, names(title), start, end));
        }
    }

    private static List<String> names(String heading) {
        String plain = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[`*_#]|<[^>]*>", "")
                .strip();
        String name =
                plain.substring(0, Math.min(plain.length(), LONGEST_TITLE)).strip();
        return name.isEmpty() ? List.of() : List.of(name);
    }
}
