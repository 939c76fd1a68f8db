package dev.loginsight.index.chunk;

import dev.loginsight.core.log.Redaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a file before its text reaches the disk or an embedder. In settings a value goes when its key says that it is
 * secret; in code only what is written out: tokens of a known form, passwords in URLs, and literals that a name like
 * {@code password} is given. Lines keep their numbers.
 */
final class SourceSecrets {
    private static final Set<String> SETTINGS = Set.of("yaml", "properties", "toml", "json", "xml", "terraform");

    private static final Pattern LITERAL = Pattern.compile(
            "(?i)(?:pass(?:word|wd|phrase|code)|_pass|pwd|secret|credentials?|(?:api|access|auth|secret|private|signing|encryption|account)"
                    + "_?(?:key|token))[\"']?\\s{0,3}(?::=|=>|[:=,])\\s{0,3}([\"'])([^\"'\r\n]{4,256})\\1");

    private static final String SECRET_NAME =
            "[\\w.:-]{0,60}(?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)";

    /** {@code export DB_PASSWORD=...}, {@code --password=...}; what begins with {@code $} is no literal. */
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)((?:^|[\\s-])" + SECRET_NAME + "=)([^\\s\"'$`(){}<>;|&]{4,256})");

    /** {@code ENV DB_PASSWORD ...} of a Dockerfile. */
    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?i)(^\\s{0,20}(?:ENV|ARG)\\s+" + SECRET_NAME + "\\s+)([^\\s\"'$]{4,256})");

    /** {@code <password>...</password>} */
    private static final Pattern ELEMENT = Pattern.compile("(?i)(<" + SECRET_NAME + ">)([^<>${}\\s]{4,256})(?=</)");

    /** {@code name="password" value="..."} */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?i)(\\b(?:name|key|id)=[\"']" + SECRET_NAME + "[\"']\\s{1,9}value=[\"'])([^\"'${}]{4,256})(?=[\"'])");

    /** Beside what is masked in every language. */
    private static final Map<String, List<Pattern>> OWN = Map.of(
            "shell", List.of(ASSIGNED),
            "makefile", List.of(ASSIGNED),
            "dockerfile", List.of(ASSIGNED, ENVIRONMENT),
            "xml", List.of(ELEMENT, ATTRIBUTE));

    /** A key's or a field's name, a placeholder, a sentence for people. */
    private static final Pattern NO_SECRET = Pattern.compile(
            "(?i)[a-z]+(?:[._-][a-z]+)+|.*(?:[${}<>%\\s]|pass|pwd|secret|credential|token|key).*", Pattern.DOTALL);

    /** Of the forms that {@link Redaction} knows, with their beginning. */
    private static final int SHORTEST_TOKEN = 15;

    private SourceSecrets() {}

    static String masked(String language, String text) {
        String masked = SETTINGS.contains(language) ? settings(text) : code(text);
        List<Pattern> own = OWN.getOrDefault(language, List.of());
        return own.isEmpty() ? masked : eachLine(masked, line -> true, line -> own(own, line));
    }

    private static String own(List<Pattern> patterns, String line) {
        String masked = line;
        for (Pattern pattern : patterns) {
            masked = pattern.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(Redaction.MASK));
        }
        return masked;
    }

    private static String settings(String text) {
        return Redaction.redact(text).equals(text) ? text : eachLine(text, line -> true, Redaction::redact);
    }

    private static String code(String text) {
        return eachLine(text, SourceSecrets::mayHoldOne, SourceSecrets::codeLine);
    }

    /** The text itself when nothing of it changes. */
    private static String eachLine(String text, Predicate<String> chosen, UnaryOperator<String> change) {
        StringBuilder changed = null;
        int copied = 0;
        for (int start = 0, end; start < text.length(); start = end + 1) {
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end);
            String masked = chosen.test(line) ? change.apply(line) : line;
            if (!masked.equals(line)) {
                changed = changed == null ? new StringBuilder(text.length()) : changed;
                changed.append(text, copied, start).append(masked);
                copied = end;
            }
        }
        return changed == null
                ? text
                : changed.append(text, copied, text.length()).toString();
    }

    /** One look at each character instead of twenty expressions: hardly a line has a long word with digits, a login, or a given literal. */
    private static boolean mayHoldOne(String line) {
        int word = 0;
        boolean digit = false;
        boolean given = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-' || c == '.') {
                word++;
            } else if (c >= '0' && c <= '9') {
                word++;
                digit = true;
            } else {
                if (given && (c == '"' || c == '\'') || c == '@' && line.contains("://")) {
                    return true;
                }
                given = c == '=' || c == ':' || c == ',' || c == '>' || given && (c == ' ' || c == '\t');
                word = 0;
                digit = false;
                continue;
            }
            given = false;
            if (digit && word >= SHORTEST_TOKEN) {
                return true;
            }
        }
        return false;
    }

    private static String codeLine(String line) {
        return LITERAL.matcher(Redaction.redactTokens(line))
                .replaceAll(found -> Matcher.quoteReplacement(literal(found)));
    }

    private static String literal(MatchResult found) {
        if (NO_SECRET.matcher(found.group(2)).matches()) {
            return found.group();
        }
        return found.group().substring(0, found.start(2) - found.start()) + Redaction.MASK + found.group(1);
    }
}
