package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeFacts.Call;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.search.FrameRoles.Role;
import dev.loginsight.index.search.Types.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * From the methods of a trace to those that may have laid the ground for the failure: what they called before, who writes the
 * fields they read, who creates their objects, and their siblings.
 */
final class Expansion {
    private static final int FRAMES = 12;
    private static final double DECAY = .75;
    private static final double OF_HELPER = .2;
    private static final double LINES_APART = 10;
    private static final int LINES_OF_A_GUARD = 3;
    private static final double CREATOR_FRAMES = 3;
    private static final Set<String> CHANGES = Set.of(
            "put",
            "add",
            "set",
            "push",
            "append",
            "insert",
            "remove",
            "clear",
            "register",
            "offer",
            "init",
            "load",
            "fill",
            "addAll",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "removeIf",
            "addFirst",
            "addLast",
            "merge");

    private final Sources sources;
    private final Types types;
    private final Calls calls;
    private final Function<String, List<Member>> mentioning;
    private final Function<Member, Suspicion> suspicions;
    private final Map<String, List<Member>> byMention = new HashMap<>();

    /** @param mentioning code that has the terms of a type's name */
    Expansion(
            Sources sources,
            Types types,
            Calls calls,
            Function<String, List<Member>> mentioning,
            Function<Member, Suspicion> suspicions) {
        this.mentioning = mentioning;
        this.sources = sources;
        this.types = types;
        this.calls = calls;
        this.suspicions = suspicions;
    }

    void expand(List<Role> roles) {
        List<Role> first = roles.subList(0, Math.min(FRAMES, roles.size()));
        calls.prepare(first.stream().map(role -> sources.code(role.member())).toList());
        boolean fieldsShared = false;
        for (Role role : first) {
            double weight = Math.pow(DECAY, role.effective()) * (role.helper() ? OF_HELPER : 1);
            called(role, weight);
            fields(role, weight);
            siblings(role, weight);
            if (!fieldsShared && !role.helper()) {
                shareFields(role);
                fieldsShared = true;
            }
        }
        creators(first);
    }

    private void called(Role role, double weight) {
        MethodCode code = sources.code(role.member());
        int line = role.own().at().line();
        Set<String> read = readAround(code, line, role.throwsHere());
        for (Call call : code.calls()) {
            boolean failing = call.line() == line;
            for (Target target : calls.targets(code, call)) {
                if (target.member().place().equals(role.member().place())) {
                    continue;
                }
                double value = weight * target.confidence();
                Suspicion suspicion = suspicions.apply(target.member());
                String by = " by " + role.member().name();
                suspicion.note(Feature.CALLED, value, (failing ? "called on the failing line" : "called") + by);
                if (line <= 0 || call.line() > line || failing) {
                    continue;
                }
                int above = line - call.line();
                if (role.throwsHere() && above <= LINES_OF_A_GUARD) {
                    suspicion.note(
                            Feature.CALLED_AS_GUARD,
                            value,
                            "decides whether " + role.member().name() + " throws");
                } else {
                    suspicion.note(Feature.CALLED_BEFORE, value * Math.exp(-above / LINES_APART));
                }
                Set<String> assigned = new HashSet<>(code.assignedOn(call.line()));
                assigned.retainAll(read);
                if (!assigned.isEmpty()) {
                    String variable = assigned.iterator().next();
                    suspicion.note(
                            Feature.CALLED_FOR_VALUE,
                            value,
                            "gives " + variable + ", which the failing line of "
                                    + role.member().name() + " reads");
                }
            }
        }
    }

    /** Names read on the failing line; for a throw also on the lines above it, where its condition stands. */
    private static Set<String> readAround(MethodCode code, int line, boolean throwsHere) {
        Set<String> read = new HashSet<>();
        for (int at = throwsHere ? line - LINES_OF_A_GUARD : line; at <= line; at++) {
            read.addAll(code.namesOn(at));
        }
        return read;
    }

    private void fields(Role role, double weight) {
        Member member = role.member();
        MethodCode code = sources.code(member);
        Set<String> read = readAround(code, role.own().at().line(), role.throwsHere());
        for (String field : calls.fieldTypes(member).keySet()) {
            if (!read.contains(field) || code.typeOf(field) != null) {
                continue;
            }
            List<Member> own = types.lineage(member);
            noteAll(
                    own.stream()
                            .filter(m -> sources.code(m).assignsField(field))
                            .toList(),
                    member,
                    Feature.WRITES_FIELD,
                    weight,
                    "writes field " + field);
            noteAll(
                    own.stream().filter(m -> changes(sources.code(m), field)).toList(),
                    member,
                    Feature.CHANGES_FIELD,
                    weight,
                    "changes what is in field " + field);
        }
    }

    private static boolean changes(MethodCode code, String field) {
        return code.calledOn(field).stream().anyMatch(name -> CHANGES.contains(name) || name.startsWith("write"));
    }

    private void noteAll(List<Member> members, Member frame, Feature feature, double weight, String reason) {
        double each = weight / Math.sqrt(Math.max(1, members.size()));
        members.stream()
                .filter(member -> !member.place().equals(frame.place()))
                .forEach(member -> suspicions.apply(member).note(feature, each, reason));
    }

    private void shareFields(Role role) {
        Member member = role.member();
        Set<String> used = new HashSet<>();
        for (String field : calls.fieldTypes(member).keySet()) {
            if (sources.code(member).usesField(field)) {
                used.add(field);
            }
        }
        if (used.isEmpty()) {
            return;
        }
        for (Member other : siblingsOf(member)) {
            long shared = used.stream()
                    .filter(field -> sources.code(other).usesField(field))
                    .count();
            if (shared > 0) {
                suspicions.apply(other).note(Feature.SHARES_FIELDS, shared / Math.sqrt(used.size()));
            }
        }
    }

    private List<Member> siblingsOf(Member member) {
        List<Member> siblings = new ArrayList<>();
        for (Member other : sources.outline(member.file()).members()) {
            boolean sibling = other.isCode()
                    && other.type().equals(member.type())
                    && !other.place().equals(member.place());
            if (sibling) {
                siblings.add(other);
            }
        }
        return siblings;
    }

    private void siblings(Role role, double weight) {
        Set<String> words = sources.partsOf(role.member().name());
        String type = role.member().type().isEmpty()
                ? role.member().file()
                : role.member().type();
        String reason = "beside " + role.member().name() + " in " + type;
        for (Member other : siblingsOf(role.member())) {
            Suspicion suspicion = suspicions.apply(other);
            suspicion.note(Feature.SIBLING, weight, reason);
            suspicion.note(Feature.SIBLING_NAME, weight * jaccard(words, sources.partsOf(other.name())));
        }
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        int both = 0;
        for (String word : a) {
            both += b.contains(word) ? 1 : 0;
        }
        int all = a.size() + b.size() - both;
        return all == 0 ? 0 : (double) both / all;
    }

    /** Who says {@code new C(...)} of the failing frames' classes: as far as the trace's own files and its callees show it. */
    private void creators(List<Role> roles) {
        for (Role role : roles) {
            if (role.effective() > CREATOR_FRAMES || role.member().type().isEmpty()) {
                continue;
            }
            String type = role.member().type().substring(role.member().type().lastIndexOf('.') + 1);
            double weight = Math.pow(DECAY, role.effective()) * (role.helper() ? OF_HELPER : 1);
            for (Member creator : creatorsOf(type, role.member().place())) {
                suspicions.apply(creator).note(Feature.CREATES, weight, "creates " + type);
            }
        }
    }

    private List<Member> creatorsOf(String type, Place frame) {
        return byMention.computeIfAbsent(type, mentioning).stream()
                .filter(member -> !member.type().equals(type) && !member.type().endsWith("." + type))
                .filter(member -> !member.place().equals(frame))
                .filter(member -> sources.code(member).creates(type))
                .toList();
    }
}
