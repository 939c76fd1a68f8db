package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the declarations behind simple type names, as far as names and folders tell. */
final class Types {
    private static final int MOST_NAMESAKES = 3;
    private static final int MOST_LEVELS = 4;
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+([\\w.]+)\\.(\\w+)\\b");

    private final RepositoryFiles files;
    private final Sources sources;
    private final Map<String, List<Type>> known = new HashMap<>();
    private final Map<String, Map<String, String>> imports = new HashMap<>();
    private final Map<String, List<Type>> enclosing = new HashMap<>();
    private final Map<String, List<Member>> lineages = new HashMap<>();

    /**
     * A type and the members written in it.
     *
     * @param path {@code Outer.Inner}
     */
    record Type(Outline outline, String path, Member head) {
        String simpleName() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        List<Member> code() {
            return outline.members().stream()
                    .filter(member -> member.isCode() && member.type().equals(path))
                    .toList();
        }

        List<Member> fields() {
            return outline.members().stream()
                    .filter(member -> member.kind() == ChunkKind.FIELDS
                            && member.place().symbol().startsWith(path))
                    .filter(member -> member.type().equals(path)
                            || member.place().symbol().equals(path))
                    .toList();
        }
    }

    /** A method a call may mean. */
    record Target(Member member, double confidence) {}

    Types(RepositoryFiles files, Sources sources) {
        this.files = files;
        this.sources = sources;
    }

    /** The type that a member is written in. */
    List<Type> enclosing(Member member) {
        return enclosing.computeIfAbsent(member.file() + "\0" + member.type(), key -> {
            Outline outline = sources.outline(member.file());
            return outline.members().stream()
                    .filter(head -> head.kind() == ChunkKind.TYPE && head.type().equals(member.type()))
                    .limit(1)
                    .map(head -> new Type(outline, head.type(), head))
                    .toList();
        });
    }

    /** The code of the type that a member is written in, and of its supertypes. */
    List<Member> lineage(Member member) {
        return lineages.computeIfAbsent(member.file() + "\0" + member.type(), key -> {
            List<Member> code = new ArrayList<>();
            for (Type type : enclosing(member)) {
                code.addAll(type.code());
                parents(type).forEach(parent -> code.addAll(parent.code()));
            }
            return code;
        });
    }

    /** Those of this simple name that code in a file may mean; empty for a type of a library. */
    List<Type> named(String simpleName, String fromFile) {
        if (simpleName.isEmpty() || !Character.isUpperCase(simpleName.charAt(0))) {
            return List.of();
        }
        return known.computeIfAbsent(fromFile + "\0" + simpleName, key -> find(simpleName, fromFile));
    }

    private List<Type> find(String simpleName, String fromFile) {
        List<Type> here = inFile(simpleName, fromFile);
        if (!here.isEmpty()) {
            return here;
        }
        List<String> namesakes = files.withStem(simpleName);
        List<String> meant = meant(simpleName, fromFile, namesakes);
        List<Type> types = new ArrayList<>();
        for (String file : meant.size() > MOST_NAMESAKES ? List.<String>of() : meant) {
            types.addAll(inFile(simpleName, file));
        }
        return types;
    }

    /** As Java has it: what is imported by its name, then what lies in the same folder; anything where neither is known. */
    private List<String> meant(String simpleName, String fromFile, List<String> namesakes) {
        if (namesakes.isEmpty()) {
            return namesakes;
        }
        String imported = imports.computeIfAbsent(fromFile, this::importedBy).get(simpleName);
        if (imported != null) {
            return namesakes.stream()
                    .filter(file ->
                            folder(file).equals(imported) || folder(file).endsWith("/" + imported))
                    .toList();
        }
        String own = folder(fromFile);
        List<String> near =
                namesakes.stream().filter(file -> folder(file).equals(own)).toList();
        return near.isEmpty() ? namesakes : near;
    }

    /** Simple name to the folder of its package. */
    private Map<String, String> importedBy(String file) {
        Map<String, String> folders = new HashMap<>();
        for (Member member : sources.outline(file).members()) {
            Matcher matcher = member.kind() == ChunkKind.IMPORTS ? IMPORT.matcher(member.text()) : null;
            while (matcher != null && matcher.find()) {
                folders.putIfAbsent(matcher.group(2), matcher.group(1).replace('.', '/'));
            }
        }
        return folders;
    }

    private List<Type> inFile(String simpleName, String file) {
        Outline outline = sources.outline(file);
        return outline.members().stream()
                .filter(member ->
                        member.kind() == ChunkKind.TYPE && member.name().equals(simpleName))
                .map(head -> new Type(outline, head.type(), head))
                .toList();
    }

    static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    /** Supertypes that the repository declares, nearest first. */
    List<Type> parents(Type type) {
        List<Type> all = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        addParents(type, 0, seen, all);
        return all;
    }

    private void addParents(Type type, int level, Set<String> seen, List<Type> all) {
        if (level >= MOST_LEVELS) {
            return;
        }
        for (String name : parentNames(type)) {
            for (Type parent : named(name, type.outline().file())) {
                if (seen.add(parent.outline().file() + parent.path())) {
                    all.add(parent);
                    addParents(parent, level + 1, seen, all);
                }
            }
        }
    }

    /** What the repository's and libraries' types are called that a type extends or implements. */
    List<String> parentNames(Type type) {
        return sources.code(type.head()).facts().supertypes();
    }

    /** The methods of a type, or else of its nearest supertype that has some, which a call may mean. */
    List<Target> methods(Type type, String name, int arguments, double confidence) {
        List<Type> line = new ArrayList<>(List.of(type));
        line.addAll(parents(type));
        for (Type candidate : line) {
            List<Member> fitting = candidate.code().stream()
                    .filter(member ->
                            member.name().equals(name) && sources.code(member).takes(arguments))
                    .toList();
            if (!fitting.isEmpty()) {
                double shared = confidence / Math.sqrt(fitting.size());
                return fitting.stream()
                        .map(member -> new Target(member, shared))
                        .toList();
            }
        }
        return List.of();
    }
}
