package dev.loginsight.index.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a log record without what every record has: its time, level and thread. Qualified names are told apart, because a
 * logger's name says where the record was written, and nothing about what went wrong.
 *
 * @param text what is left, qualified names cut to their last parts
 * @param types simple names of the qualified types, each with its package
 */
record LogWords(String text, List<QualifiedType> types) {
    private static final int MOST_TYPES = 16;
    private static final Pattern HEAD = Pattern.compile(
            "^\\s*(?:(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]?)?\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?\\s*"
                    + "|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|NOTICE)\\b:?\\s*"
                    + "|\\[[^\\]]{0,80}]\\s*|\\d{1,10}\\s+---\\s*|---\\s*)");
    private static final Pattern QUALIFIED =
            Pattern.compile("\\b((?:[a-z_][a-z0-9_]{0,80}\\.){1,16})([A-Z]\\w*)(?:[.$#](\\w+))?");

    /** @param packageName may be abbreviated, as loggers do: {@code d.l.shop} */
    record QualifiedType(String packageName, String simpleName) {
        /** Whether a folder may hold this package, each segment being the folder's or its beginning. */
        boolean mayLieIn(String folder) {
            String[] wanted = packageName.split("\\.");
            String[] there = folder.split("/");
            if (there.length < wanted.length) {
                return false;
            }
            for (int i = 0; i < wanted.length; i++) {
                if (!there[there.length - wanted.length + i].startsWith(wanted[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    static LogWords of(String message) {
        Set<QualifiedType> types = new LinkedHashSet<>();
        List<String> lines = new ArrayList<>();
        for (String line : message.split("\\R")) {
            String rest = withoutHead(line);
            Matcher matcher = QUALIFIED.matcher(rest);
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                if (types.size() < MOST_TYPES) {
                    String packageName =
                            matcher.group(1).substring(0, matcher.group(1).length() - 1);
                    types.add(new QualifiedType(packageName, matcher.group(2)));
                }
                String member = matcher.group(3) == null ? "" : "." + matcher.group(3);
                matcher.appendReplacement(out, Matcher.quoteReplacement(matcher.group(2) + member));
            }
            lines.add(matcher.appendTail(out).toString());
        }
        return new LogWords(String.join("\n", lines).strip(), List.copyOf(types));
    }

    private static String withoutHead(String line) {
        String rest = line;
        Matcher head = HEAD.matcher(rest);
        while (head.find() && head.end() > 0) {
            rest = rest.substring(head.end());
            head = HEAD.matcher(rest);
        }
        return rest;
    }
}
