package dev.loginsight.merkle;

import dev.loginsight.merkle.KnownFolders.Finding;
import dev.loginsight.merkle.ignore.ByteString;
import dev.loginsight.merkle.ignore.FileNames;
import dev.loginsight.merkle.ignore.GitEnvironment;
import dev.loginsight.merkle.ignore.IgnoreScope;
import dev.loginsight.merkle.ignore.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One walk over the directories below a root. Links are never followed. An explicit stack, since trees may be deeper than a thread's. */
final class DirectoryWalk {
    /**
     * A directory to be looked into.
     *
     * @param path from the root, empty or ending in a slash
     * @param bytes from the rules' anchor, as a byte string, empty or ending in a slash
     * @param outer the rules of the directory that holds it
     * @param beside the names in that directory
     * @param wanted whether a rule of the user's asks for it
     * @param onlyTracked whether rules ignore it, so that only what git tracks in it counts
     */
    private record Pending(
            Path dir,
            String path,
            String bytes,
            IgnoreScope outer,
            Set<String> beside,
            boolean wanted,
            boolean onlyTracked) {
        String name() {
            return path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
        }

        String bytesWithoutSlash() {
            return bytes.substring(0, bytes.length() - 1);
        }
    }

    private final Path root;
    private final ScanOptions options;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<FileNote> notes = new ArrayList<>();
    private final Deque<Pending> open = new ArrayDeque<>();

    DirectoryWalk(Path root, ScanOptions options, GitEnvironment environment) {
        this.root = root;
        this.options = options;
        IgnoreScope.Start start = IgnoreScope.around(root, environment, options.excludes(), this::noteRules);
        open.push(new Pending(root, "", start.prefix(), start.scope(), Set.of(), true, false));
        while (!open.isEmpty()) {
            lookInto(open.pop());
        }
        candidates.sort(Comparator.comparing(Candidate::path));
    }

    /** In path order. */
    List<Candidate> candidates() {
        return candidates;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    List<FileNote> notes() {
        return notes;
    }

    private void lookInto(Pending pending) {
        Map<Path, String> names = list(pending);
        Set<String> inside = new HashSet<>(names.values());
        boolean onlyTracked = pending.onlyTracked;
        if (pending.dir != root) {
            if (inside.contains(".git") && pending.outer.isOtherWorktree(pending.dir)) {
                skip(pending.path, SkipReason.OTHER_WORKTREE, "another checkout of the same repository");
                return;
            }
            Finding known =
                    pending.wanted ? null : KnownFolders.judge(pending.dir, pending.name(), pending.beside, inside);
            if (known != null) {
                if (known.reason() == SkipReason.DEPENDENCIES
                        || !pending.outer.tracks(pending.bytesWithoutSlash(), true)) {
                    skip(pending.path, known.reason(), known.detail());
                    return;
                }
                onlyTracked = true;
            }
        }
        IgnoreScope scope = pending.outer.enter(pending.dir, pending.bytes, inside);
        for (Map.Entry<Path, String> entry : names.entrySet()) {
            if (!entry.getValue().equalsIgnoreCase(".git")) {
                entry(pending, scope, inside, onlyTracked, entry.getKey(), entry.getValue());
            }
        }
    }

    private Map<Path, String> list(Pending pending) {
        Map<Path, String> names = new LinkedHashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(pending.dir)) {
            for (Path entry : entries) {
                FileNames.name(entry)
                        .ifPresentOrElse(
                                name -> names.put(entry, name),
                                () -> skip(
                                        pending.path + FileNames.escapedName(entry),
                                        SkipReason.NAME,
                                        "its name is not UTF-8; rename it to have it indexed"));
            }
        } catch (IOException | DirectoryIteratorException e) {
            IOException cause = e instanceof DirectoryIteratorException wrapped ? wrapped.getCause() : (IOException) e;
            if (pending.dir == root) {
                throw new UnscannableRootException(root, Problem.of(cause), "check the path and its permissions");
            }
            failed(pending.path, cause);
        }
        return names;
    }

    private void entry(
            Pending parent, IgnoreScope scope, Set<String> beside, boolean onlyTracked, Path entry, String name) {
        String path = parent.path + name;
        String bytes = parent.bytes + ByteString.of(name);
        FileStat stat;
        try {
            stat = FileStat.of(entry);
        } catch (IOException e) {
            failed(path, e);
            return;
        }
        boolean directory = stat.kind() == FileStat.Kind.DIRECTORY;
        Verdict verdict = scope.judge(bytes, directory);
        String shown = directory ? path + "/" : path;
        switch (verdict.kind()) {
            case IGNORED -> skip(shown, SkipReason.IGNORED, verdict.rule());
            case EXCLUDED -> skip(shown, SkipReason.EXCLUDED, verdict.rule());
            default -> {
                if (onlyTracked && !scope.tracks(bytes, directory)) {
                    skip(shown, SkipReason.IGNORED, "in an ignored directory, and not tracked by git");
                } else if (directory) {
                    boolean wanted = verdict.kind() == Verdict.Kind.WANTED;
                    boolean inIgnored = onlyTracked || verdict.kind() == Verdict.Kind.TRACKED;
                    open.push(new Pending(entry, shown, bytes + "/", scope, beside, wanted, inIgnored));
                } else {
                    leaf(entry, path, stat, verdict);
                }
            }
        }
    }

    private void leaf(Path entry, String path, FileStat stat, Verdict verdict) {
        if (stat.kind() == FileStat.Kind.LINK) {
            link(entry, path);
            return;
        }
        if (stat.kind() != FileStat.Kind.FILE) {
            skip(path, SkipReason.NOT_REGULAR, "a pipe, socket or device");
            return;
        }
        Finding finding = NameRules.secret(path);
        if (finding == null && verdict.kind() != Verdict.Kind.WANTED) {
            finding = NameRules.generated(path);
        }
        if (finding != null) {
            skip(path, finding.reason(), finding.detail());
        } else if (stat.size() > options.maxFileBytes()) {
            skip(path, SkipReason.TOO_LARGE, tooLarge(stat.size(), options.maxFileBytes()));
        } else {
            candidates.add(new Candidate(path, entry, stat));
        }
    }

    static String tooLarge(long size, long most) {
        return "%,d bytes; at most %,d are indexed".formatted(size, most);
    }

    private void link(Path link, String path) {
        try {
            Path target = link.toRealPath();
            if (!target.startsWith(root)) {
                skip(path, SkipReason.LINK_OUTSIDE, "leads to " + target);
            } else if (link.startsWith(target)) {
                skip(path, SkipReason.LINK_LOOP, "leads to a directory that holds it");
            } else {
                skip(
                        path,
                        SkipReason.LINK,
                        "leads to " + FileNames.relative(root, target) + ", which is looked at there");
            }
        } catch (NoSuchFileException e) {
            skip(path, SkipReason.LINK, "leads to nothing");
        } catch (FileSystemLoopException e) {
            skip(path, SkipReason.LINK_LOOP, "leads to itself");
        } catch (FileSystemException e) {
            boolean loop = Problem.of(e).contains("levels of symbolic links");
            skip(path, loop ? SkipReason.LINK_LOOP : SkipReason.UNREADABLE, loop ? "leads to itself" : Problem.of(e));
        } catch (IOException e) {
            failed(path, e);
        }
    }

    private void failed(String path, IOException problem) {
        if (problem instanceof NoSuchFileException) {
            skip(path, SkipReason.VANISHED, "gone since its directory was listed");
        } else {
            skip(path, SkipReason.UNREADABLE, Problem.of(problem));
        }
    }

    private void skip(String path, SkipReason reason, String detail) {
        skipped.add(new Skipped(path, reason, detail));
    }

    private void noteRules(Path file, String problem) {
        notes.add(new FileNote(file.startsWith(root) ? FileNames.relative(root, file) : file.toString(), problem));
    }
}
