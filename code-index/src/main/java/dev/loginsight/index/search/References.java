package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeFacts.Access;
import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.CodeFacts.Use;
import dev.loginsight.core.code.CodeReference;
import dev.loginsight.core.code.CodeReference.Kind;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.CodeSymbol;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.search.Types.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who calls a method, creates or extends a type, reads or writes a field: edges of the code graph that bear its name, kept as far as
 * declared types and folders say that they may mean it. A name that the repository does not declare, of a library, is
 * followed by the name alone.
 */
final class References {
    private static final int MOST_FILES = 5_000;
    private static final int MOST_TARGETS = 200;
    private static final double BY_NAME = .5;

    private final CodeStore store;
    private final Sources sources;
    private final Types types;
    private final Calls calls;
    private final String name;
    private final boolean constructor;
    private final List<CodeSymbol> declared;
    private final Set<Place> places = new HashSet<>();
    private final Set<String> owners = new HashSet<>();
    private final List<CodeReference> found = new ArrayList<>();

    private References(CodeStore store, RepositoryFiles files, Sources sources, String symbol) {
        this.store = store;
        this.sources = sources;
        this.types = new Types(files, sources);
        this.calls = new Calls(store, sources, types);
        List<String> segments = Symbols.segments(symbol);
        this.constructor = segments.size() > 1 && segments.getLast().equals("<init>");
        int last = segments.size() - (constructor ? 2 : 1);
        this.name = segments.isEmpty() ? "" : segments.get(last);
        String asked = constructor ? String.join(".", segments.subList(0, last + 1)) : symbol;
        this.declared = new Symbols(store, files).named(asked, MOST_TARGETS);
        for (CodeSymbol one : declared) {
            places.add(one.place());
            owners.add(one.place().file() + "\0" + owner(one));
        }
    }

    private static String owner(CodeSymbol symbol) {
        String path = symbol.place().symbol();
        int hash = path.indexOf('#');
        return hash < 0 ? path : path.substring(0, hash);
    }

    /** Surest first, then by path and line. */
    static List<CodeReference> to(String symbol, CodeStore store, RepositoryFiles files, Sources sources, int k) {
        References references = new References(store, files, sources, symbol);
        if (references.name.isEmpty()) {
            return List.of();
        }
        for (String file : store.filesMentioning(references.name, MOST_FILES)) {
            sources.facts(file).values().forEach(references::read);
        }
        return references.found.stream()
                .sorted(Comparator.comparingDouble(CodeReference::confidence)
                        .reversed()
                        .thenComparing(reference -> reference.in().file())
                        .thenComparingInt(CodeReference::line)
                        .thenComparing(CodeReference::kind))
                .limit(k)
                .toList();
    }

    private void read(CodeFacts facts) {
        boolean concerns = facts.calls().stream().anyMatch(call -> call.name().equals(name))
                || facts.uses().stream().anyMatch(use -> use.name().equals(name));
        Member member = concerns
                ? sources.outline(facts.place().file()).at(facts.place()).orElse(null)
                : null;
        if (member == null) {
            return;
        }
        MethodCode code = new MethodCode(member, facts);
        calls.prepare(List.of(code));
        for (Call call : facts.calls()) {
            if (call.name().equals(name)) {
                note(facts, call.line(), call.creates() ? Kind.CREATE : Kind.CALL, confidence(code, call));
            }
        }
        if (!constructor) {
            for (Use use : facts.uses()) {
                if (use.name().equals(name)) {
                    note(facts, use.line(), kind(facts, use), confidence(code, use));
                }
            }
        }
    }

    private void note(CodeFacts facts, int line, Kind kind, double confidence) {
        if (confidence > 0) {
            found.add(new CodeReference(facts.place(), line, kind, Math.min(1, confidence)));
        }
    }

    private Kind kind(CodeFacts facts, Use use) {
        return facts.supertypes().contains(name) && isType()
                ? Kind.EXTEND
                : use.access() == Access.READ ? Kind.READ : Kind.WRITE;
    }

    private boolean isType() {
        return declared.isEmpty() || declared.stream().anyMatch(one -> one.kind() == ChunkKind.TYPE);
    }

    private double confidence(MethodCode code, Call call) {
        if (declared.isEmpty()) {
            return BY_NAME;
        }
        if (call.creates()) {
            return ofType(code);
        }
        if (constructor) {
            return 0;
        }
        List<Target> targets = calls.targets(code, call);
        double best = targets.stream()
                .filter(target -> places.contains(target.member().place()))
                .mapToDouble(Target::confidence)
                .max()
                .orElse(0);
        // A receiver that nothing is known about, and more namesakes than are worth telling apart.
        return targets.isEmpty() && calls.isOpen(code, call) ? BY_NAME / 2 : best;
    }

    private double confidence(MethodCode code, Use use) {
        if (declared.isEmpty()) {
            return use.qualified() || code.typeOf(name) == null ? BY_NAME : 0;
        }
        Member member = code.member();
        double ofType = isType() ? ofType(code) : 0;
        boolean local = code.member().isCode() && code.typeOf(name) != null && use.access() != Access.WRITE_THIS;
        boolean declaresIt = places.contains(member.place()) && !member.isCode();
        if (declaresIt || local && !use.qualified()) {
            return 0;
        }
        if (declared.stream().noneMatch(one -> one.kind() == ChunkKind.FIELDS)) {
            return ofType;
        }
        boolean inside = types.enclosing(member).stream().anyMatch(this::owns);
        double ofField = inside ? 1 : use.qualified() ? BY_NAME : 0;
        return Math.max(ofType, ofField);
    }

    /** Whether a field of the type, or one it inherits, is meant. */
    private boolean owns(Types.Type type) {
        return owners.contains(type.outline().file() + "\0" + type.path())
                || types.parents(type).stream()
                        .anyMatch(parent -> owners.contains(parent.outline().file() + "\0" + parent.path()));
    }

    private double ofType(MethodCode code) {
        List<Types.Type> meant = types.named(name, code.member().file());
        if (meant.isEmpty()) {
            return BY_NAME;
        }
        boolean ours =
                meant.stream().anyMatch(type -> places.contains(type.head().place()));
        return ours ? 1 / Math.sqrt(meant.size()) : 0;
    }
}
