package dev.loginsight.bench.errors;

import dev.loginsight.bench.Folders;
import dev.loginsight.bench.trees.Mirror;
import dev.loginsight.bench.trees.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main sources of Defects4J's bugs as the logs saw them: the commit that fixed a bug, what Defects4J changes in it so that it
 * compiles today, and Defects4J's patch, which leads from the fixed state to the buggy one. The commit before the fix is another tree: it
 * often differs in more than the fix. Trees are kept.
 */
final class BuggyTrees {
    private static final String DEFECTS4J = "rjust/defects4j";

    /** Defects4J as it stood on 2025-10-02; a local mirror without it is taken as it is. */
    private static final String COMMIT = "ca4a0ef98686bcd375336b1066acd6a54e875e34";

    private static final Pattern RANGE = Pattern.compile(".*-(\\d+)-(\\d+)\\.diff");

    private final Mirror mirror;
    private final Path folder;
    private final String defects4j;
    private final Map<String, List<String>> repairs = new HashMap<>();

    BuggyTrees(Mirror mirror, Path folder) throws IOException {
        this.mirror = mirror;
        this.folder = folder;
        this.defects4j = mirror.firstKnown(DEFECTS4J, COMMIT, "HEAD");
    }

    /** Lays out all that are not there yet. */
    void prepare(List<Bug> bugs) throws IOException {
        Map<String, Set<String>> missing = new HashMap<>();
        for (Bug bug : bugs) {
            if (!isThere(bug)) {
                missing.computeIfAbsent(patched(bug).github(), key -> new LinkedHashSet<>())
                        .add(patched(bug).fixedCommit());
            }
        }
        for (Map.Entry<String, Set<String>> project : missing.entrySet()) {
            mirror.fetch(project.getKey(), project.getValue());
        }
        for (Bug bug : bugs) {
            if (!isThere(bug)) {
                write(bug);
            }
        }
    }

    Path of(Bug bug) {
        return folder.resolve(bug.id());
    }

    private void write(Bug bug) throws IOException {
        Path tree = of(bug);
        Folders.delete(tree);
        Bug.Patched sources = patched(bug);
        mirror.writePatched(
                sources.github(),
                sources.fixedCommit(),
                patches(bug),
                sources.directory(),
                Files.createDirectories(tree.resolve(sources.directory())));
        Files.writeString(note(bug), state(bug));
    }

    /** A tree that was written whole has a note beside it of what it was made from. */
    private boolean isThere(Bug bug) throws IOException {
        Path note = note(bug);
        return Files.exists(note) && Files.readString(note).equals(state(bug));
    }

    private Path note(Bug bug) {
        return folder.resolve(bug.id() + ".made-from");
    }

    private String state(Bug bug) {
        return patched(bug) + "\n" + DEFECTS4J + " " + defects4j + "\n";
    }

    private static Bug.Patched patched(Bug bug) {
        if (bug.sources() instanceof Bug.Patched patched) {
            return patched;
        }
        throw new IllegalArgumentException(bug.id() + " is in released sources, which are not patched");
    }

    private List<Patch> patches(Bug bug) throws IOException {
        int number = bug.number();
        String project = "framework/projects/" + bug.project() + "/";
        List<Patch> patches = new ArrayList<>();
        for (String repair : repairs(project)) {
            Matcher range = RANGE.matcher(repair);
            if (range.matches()
                    && Integer.parseInt(range.group(1)) <= number
                    && number <= Integer.parseInt(range.group(2))) {
                patches.add(patch(repair));
            }
        }
        patches.add(patch(project + "patches/" + number + ".src.patch"));
        return patches;
    }

    private List<String> repairs(String project) throws IOException {
        List<String> known = repairs.get(project);
        if (known == null) {
            known = mirror.files(DEFECTS4J, defects4j, project + "compile-errors");
            repairs.put(project, known);
        }
        return known;
    }

    private Patch patch(String path) throws IOException {
        return new Patch(path, mirror.bytes(DEFECTS4J, defects4j, path));
    }
}
