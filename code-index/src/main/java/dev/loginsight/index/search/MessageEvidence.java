package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.index.store.CodeTerms;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the words of an error say about a place: texts it was made of, names, the class that logged it. */
final class MessageEvidence {
    private static final Set<String> OBJECT_METHODS = Set.of("toString", "hashCode", "equals", "clone");
    private static final int SHOWN = 60;

    private final LogWords words;
    private final Templates templates;
    private final Set<String> stems = new HashSet<>();

    MessageEvidence(LogWords words, Templates templates) {
        this.words = words;
        this.templates = templates;
        new CodeTerms().forEach(words.text(), stems::add);
    }

    /** Notes what speaks against any place that is in no frame: how little it does. */
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
        String type = member.type().substring(member.type().lastIndexOf('.') + 1);
        boolean mentioned = words.types().stream()
                .anyMatch(named -> named.simpleName().equals(type) && named.mayLieIn(Types.folder(member.file())));
        suspicion.note(Feature.MENTIONED_TYPE, mentioned ? 1 : 0, "in " + type + ", which the log names");
    }

    /** Notes literals of the code, or values of a message file, that the message was made of. */
    void literals(Suspicion suspicion, Sources sources) {
        Member member = suspicion.member();
        double best = 0;
        List<String> fitting = List.of();
        for (List<String> literals : texts(member, sources)) {
            double fit = templates.fit(literals);
            if (fit > best) {
                best = fit;
                fitting = literals;
            }
        }
        if (best > 0) {
            String text = String.join("...", fitting);
            suspicion.note(
                    Feature.LITERAL,
                    best,
                    "says \"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"");
        }
    }

    private static List<List<String>> texts(Member member, Sources sources) {
        if (!ConfigurationKeys.LANGUAGES.contains(member.language())) {
            return member.kind() == ChunkKind.SECTION
                    ? List.of()
                    : sources.code(member).literalsByStatement();
        }
        return Arrays.stream(member.text().split("\n"))
                .map(line -> line.substring(Math.max(line.indexOf('='), line.indexOf(": ")) + 1)
                        .strip())
                .filter(value -> !value.isEmpty())
                .map(List::of)
                .toList();
    }
}
