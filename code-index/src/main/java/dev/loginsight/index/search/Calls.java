package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.index.search.Types.Target;
import dev.loginsight.index.search.Types.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods of the repository a call may mean, by the names and declared types around it. */
final class Calls {
    private static final int MOST_NAMESAKES = 8;
    private static final double OF_UNKNOWN = .5;
    private static final double OF_RESULT = .8;
    private static final double OF_SUBTYPE = .6;

    private final CodeStore store;
    private final Sources sources;
    private final Types types;
    private final Map<String, Map<String, String>> fieldTypes = new HashMap<>();
    private final Map<String, List<Member>> namesakes = new HashMap<>();

    Calls(CodeStore store, Sources sources, Types types) {
        this.store = store;
        this.sources = sources;
        this.types = types;
    }

    /** Looks all names up at once that a single call could need. */
    void prepare(List<MethodCode> callers) {
        Set<String> names = new LinkedHashSet<>();
        for (MethodCode caller : callers) {
            caller.calls().stream()
                    .filter(call -> !call.creates())
                    .map(Call::name)
                    .forEach(names::add);
        }
        names.removeAll(namesakes.keySet());
        if (names.isEmpty()) {
            return;
        }
        names.forEach(name -> namesakes.put(name, new ArrayList<>()));
        Map<String, Set<String>> filesByName = new LinkedHashMap<>();
        for (String name : names) {
            for (ChunkRef chunk : store.named(List.of(name), MOST_NAMESAKES + 1)) {
                filesByName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(chunk.file());
            }
        }
        filesByName.forEach((name, files) -> {
            for (String file : files.size() > MOST_NAMESAKES ? Set.<String>of() : files) {
                sources.outline(file).members().stream()
                        .filter(member -> member.isCode() && member.name().equals(name))
                        .forEach(namesakes.get(name)::add);
            }
        });
    }

    List<Target> targets(MethodCode caller, Call call) {
        Member from = caller.member();
        if (call.creates()) {
            return types.named(call.name(), from.file()).stream()
                    .flatMap(type -> types.methods(type, "<init>", call.arguments(), 1).stream())
                    .toList();
        }
        return switch (call.receiver()) {
            case "", "this", "self" -> ofEnclosing(from, call);
            case "super" -> ofParents(from, call);
            case "()" -> ofResult(caller, call);
            default -> ofNamed(caller, call);
        };
    }

    private List<Target> ofEnclosing(Member from, Call call) {
        for (Type type : types.enclosing(from)) {
            List<Target> targets = types.methods(type, call.name(), call.arguments(), 1);
            if (!targets.isEmpty()) {
                return targets;
            }
        }
        Outline outline = sources.outline(from.file());
        List<Member> inFile = outline.members().stream()
                .filter(member -> member.isCode() && member.name().equals(call.name()))
                .filter(member -> sources.code(member).takes(call.arguments()))
                .toList();
        if (!inFile.isEmpty()) {
            return shared(inFile, 1);
        }
        return call.receiver().isEmpty() ? ofAnyone(call, OF_UNKNOWN) : List.of();
    }

    private List<Target> ofParents(Member from, Call call) {
        return types.enclosing(from).stream()
                .flatMap(type -> types.parents(type).stream())
                .flatMap(parent -> types.methods(parent, call.name(), call.arguments(), 1).stream())
                .toList();
    }

    private List<Target> ofNamed(MethodCode caller, Call call) {
        String declared = typeOf(caller, call.receiver());
        String typeName = declared == null ? call.receiver() : declared;
        List<Type> known = types.named(typeName, caller.member().file());
        if (!known.isEmpty()) {
            return ofTypes(known, call);
        }
        return isLibrary(declared, call) ? List.of() : ofAnyone(call, OF_UNKNOWN);
    }

    /** Whether nothing says what the call is made on, so that any method of its name may be meant. */
    boolean isOpen(MethodCode caller, Call call) {
        return switch (call.receiver()) {
            case "", "()" -> true;
            case "this", "self", "super" -> false;
            default -> !isLibrary(typeOf(caller, call.receiver()), call);
        };
    }

    /** Of a receiver whose type the repository does not declare. */
    private static boolean isLibrary(@Nullable String declared, Call call) {
        return declared == null ? isTypeName(call.receiver()) : !declared.isEmpty();
    }

    private static boolean isTypeName(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    /** Of an interface's method those that implement it, as far as few declarations bear its name. */
    private List<Target> ofTypes(List<Type> known, Call call) {
        List<Target> targets = new ArrayList<>();
        for (Type type : known) {
            targets.addAll(types.methods(type, call.name(), call.arguments(), 1));
            List<Member> below = namesakes.getOrDefault(call.name(), List.of()).stream()
                    .filter(member ->
                            isBelow(member, type) && sources.code(member).takes(call.arguments()))
                    .toList();
            targets.addAll(shared(below, OF_SUBTYPE));
        }
        return targets;
    }

    private boolean isBelow(Member member, Type type) {
        return types.enclosing(member).stream()
                .anyMatch(own -> types.parentNames(own).contains(type.simpleName()));
    }

    private List<Target> ofResult(MethodCode caller, Call call) {
        Set<String> results = new LinkedHashSet<>();
        for (Member inner : namesakes.getOrDefault(call.inner(), List.of())) {
            results.add(sources.code(inner).returnType());
        }
        results.remove("");
        if (results.isEmpty() || results.size() > 3) {
            return ofAnyone(call, OF_UNKNOWN);
        }
        List<Target> targets = new ArrayList<>();
        for (String result : results) {
            for (Type type : types.named(result, caller.member().file())) {
                targets.addAll(types.methods(type, call.name(), call.arguments(), OF_RESULT));
            }
        }
        return targets;
    }

    private List<Target> ofAnyone(Call call, double confidence) {
        List<Member> members = namesakes.getOrDefault(call.name(), List.of()).stream()
                .filter(member -> sources.code(member).takes(call.arguments()))
                .toList();
        return members.size() > MOST_NAMESAKES ? List.of() : shared(members, confidence);
    }

    private static List<Target> shared(List<Member> members, double confidence) {
        double each = confidence / Math.sqrt(Math.max(1, members.size()));
        return members.stream().map(member -> new Target(member, each)).toList();
    }

    /** Declared simple type of a variable, parameter or field; empty when declared without one; null when it is none. */
    private @Nullable String typeOf(MethodCode caller, String variable) {
        String local = caller.typeOf(variable);
        return local != null ? local : fieldTypes(caller.member()).get(variable);
    }

    /** Fields of the type around a member, and of its supertypes, with their declared simple types. */
    Map<String, String> fieldTypes(Member member) {
        return fieldTypes.computeIfAbsent(member.file() + "\0" + member.type(), key -> {
            Map<String, String> fields = new HashMap<>();
            for (Type type : types.enclosing(member)) {
                List<Type> line = new ArrayList<>(List.of(type));
                line.addAll(types.parents(type));
                line.forEach(owner -> owner.fields()
                        .forEach(group -> sources.code(group).variables().forEach(fields::putIfAbsent)));
                sources.code(type.head()).variables().forEach(fields::putIfAbsent);
            }
            return fields;
        });
    }
}
