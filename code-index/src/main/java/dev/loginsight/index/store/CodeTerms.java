package dev.loginsight.index.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The terms of source code and of questions about it. An identifier gives its parts (split at {@code _}, at capitals and at
 * digits, as in {@code parse|HTTP|Response|2}) and, if there are several, itself as a whole; all in lower case and stemmed,
 * so that {@code FormData}, {@code form_data} and {@code formdata} meet. A lone letter gives nothing. Text in a script without
 * blanks between words gives one term a character.
 *
 * <p>Not safe for use by several threads: it remembers the words it has seen.
 */
public final class CodeTerms {
    private static final int LONGEST_WORD = 256;
    private static final int REMEMBERED_WORDS = 50_000;

    private final Map<String, String[]> seen = new HashMap<>();

    /** All terms in order, each as often as it occurs. */
    public List<String> of(CharSequence text) {
        List<String> terms = new ArrayList<>();
        forEach(text, terms::add);
        return terms;
    }

    public void forEach(CharSequence text, Consumer<String> sink) {
        forEach(text, sink, word -> {});
    }

    /** @param words is given every identifier and word as it is written */
    void forEach(CharSequence text, Consumer<String> sink, Consumer<String> words) {
        int length = text.length();
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            if (standsAlone(c)) {
                sink.accept(String.valueOf(c));
                at++;
            } else if (isWord(c)) {
                int end = at + 1;
                while (end < length && isWord(text.charAt(end)) && !standsAlone(text.charAt(end))) {
                    end++;
                }
                String word =
                        text.subSequence(at, Math.min(end, at + LONGEST_WORD)).toString();
                words.accept(word);
                word(word, sink);
                at = end;
            } else {
                at++;
            }
        }
    }

    private void word(String word, Consumer<String> sink) {
        String[] terms = seen.get(word);
        if (terms == null) {
            terms = split(word);
            if (seen.size() < REMEMBERED_WORDS) {
                seen.put(word, terms);
            }
        }
        for (String term : terms) {
            sink.accept(term);
        }
    }

    private static String[] split(String word) {
        List<String> parts = parts(word);
        if (parts.size() == 1) {
            String only = parts.getFirst();
            return only.length() == 1 && !Character.isDigit(only.charAt(0))
                    ? new String[0]
                    : new String[] {Stemmer.stem(only)};
        }
        List<String> terms = new ArrayList<>(parts.size() + 1);
        for (String part : parts) {
            if (part.length() > 1) {
                terms.add(Stemmer.stem(part));
            }
        }
        if (!parts.isEmpty()) {
            terms.add(Stemmer.stem(String.join("", parts)));
        }
        return terms.toArray(String[]::new);
    }

    /** The lower-case parts of one identifier: {@code parseHTTPResponse2} gives parse, http, response, 2. */
    public static List<String> parts(String identifier) {
        List<String> parts = new ArrayList<>(4);
        int length = identifier.length();
        int start = 0;
        for (int i = 1; i <= length; i++) {
            if (i == length || boundary(identifier, i)) {
                addPart(identifier, start, i, parts);
                start = i;
            }
        }
        return parts;
    }

    private static void addPart(String word, int start, int end, List<String> parts) {
        if (start < end && kind(word.charAt(start)) != SEPARATOR) {
            parts.add(word.substring(start, end).toLowerCase(Locale.ROOT));
        }
    }

    private static boolean boundary(String word, int i) {
        int before = kind(word.charAt(i - 1));
        int here = kind(word.charAt(i));
        if (before == UPPER && here == UPPER) {
            return i + 1 < word.length() && kind(word.charAt(i + 1)) == LOWER;
        }
        return before != here && !(before == UPPER && here == LOWER);
    }

    private static final int SEPARATOR = 0;
    private static final int UPPER = 1;
    private static final int LOWER = 2;
    private static final int DIGIT = 3;

    private static int kind(char c) {
        if (c == '_' || c == '$') {
            return SEPARATOR;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        return Character.isUpperCase(c) ? UPPER : LOWER;
    }

    private static boolean isWord(char c) {
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$'
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** Whether it is a word by itself, in a script without blanks between words. */
    static boolean standsAlone(char c) {
        return c >= 0x2E80 && Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30FF || c >= 0xAC00 && c <= 0xD7A3;
    }

    /** The term of one lower-case word that has no parts. */
    public static String stem(String word) {
        return Stemmer.stem(word);
    }

    /** Letters and digits in lower case: how names are compared. */
    public static String normalized(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                out.append(Character.toLowerCase(name.charAt(i)));
            }
        }
        return out.toString();
    }

    /** What follows the last {@code #} or {@code .} of a symbol. */
    public static String simpleName(String symbol) {
        return symbol.substring(Math.max(symbol.lastIndexOf('#'), symbol.lastIndexOf('.')) + 1);
    }
}
