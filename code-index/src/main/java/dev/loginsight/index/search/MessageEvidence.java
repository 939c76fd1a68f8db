package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of an error say about a place: texts it was built from, configuration keys, names. */
final class MessageEvidence {
    private static final int SHORTEST_LITERAL = 8;
    private static final double LONG_LITERAL = 30;
    private static final int MOST_KEYS = 8;
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{[^{}]*}|%[-\\d.,+#]*[a-zA-Z]|\\$\\{[^}]*}|\\\\[ntr\"']");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)+");
    private static final Set<String> OBJECT_METHODS = Set.of("toString", "hashCode", "equals", "clone");

    private final String message;
    private final Set<String> stems = new HashSet<>();
    private final Set<String> keys;

    MessageEvidence(String message, List<String> keysInCode) {
        this.message = message;
        this.keys = new LinkedHashSet<>(keys(message));
        keysInCode.forEach(text -> keys.addAll(keys(text)));
        new CodeTerms().forEach(message, stems::add);
    }

    /** Words with dots, dashes or underscores inside, as configuration keys have them. */
    static List<String> keys(String text) {
        List<String> keys = new ArrayList<>();
        Matcher matcher = KEY.matcher(text);
        while (matcher.find() && keys.size() < MOST_KEYS) {
            String key = matcher.group();
            if (key.length() >= 5 && key.indexOf(' ') < 0) {
                keys.add(key);
            }
        }
        return keys;
    }

    Set<String> keys() {
        return keys;
    }

    /** Notes what speaks against any place that is not a frame: how little it does. */
    static void size(Suspicion suspicion, Sources sources) {
        Member member = suspicion.member();
        if (FrameRoles.isExceptionName(member.type())) {
            suspicion.note(Feature.EXCEPTION_CLASS, 1);
        }
        if (!member.isCode()) {
            return;
        }
        MethodCode code = sources.code(member);
        suspicion.note(Feature.SIZE, FrameEvidence.size(code));
        suspicion.note(Feature.TINY, code.statements() <= 1 ? 1 : 0);
        suspicion.note(Feature.NO_BODY, code.hasBody() ? 0 : 1);
    }

    void names(Suspicion suspicion) {
        Member member = suspicion.member();
        Set<String> own = new HashSet<>(new CodeTerms().of(member.place().symbol()));
        long shared = own.stream().filter(stems::contains).count();
        if (shared > 0) {
            suspicion.note(Feature.MESSAGE_NAMES, (double) shared / own.size());
        }
        suspicion.note(Feature.OBJECT_METHOD, OBJECT_METHODS.contains(member.name()) ? 1 : 0);
    }

    /** Notes literals of the code that stand in the message, between the values that were put in. */
    void literals(Suspicion suspicion, Sources sources) {
        if (!suspicion.member().isCode() && suspicion.member().kind() != ChunkKind.FIELDS) {
            return;
        }
        for (String literal : sources.code(suspicion.member()).literals()) {
            for (String piece : PLACEHOLDER.split(literal)) {
                String text = piece.strip();
                if (text.length() >= SHORTEST_LITERAL && text.indexOf(' ') > 0 && message.contains(text)) {
                    suspicion.note(
                            Feature.LITERAL,
                            Math.min(1, text.length() / LONG_LITERAL),
                            "says \"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"");
                }
            }
        }
    }

    void keys(Suspicion suspicion) {
        for (String key : keys) {
            if (suspicion.member().text().contains(key)) {
                suspicion.note(Feature.CONFIGURATION_KEY, 1, "has the key " + key);
                return;
            }
        }
    }
}
