package dev.loginsight.bench.trees;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/**
 * Trees of public repositories at a commit: from local bare mirrors laid out as {@code DIR/<owner>+<name>/repo}, or fetched from GitHub, only
 * the commits that are asked for, into a folder laid out the same way. The commit {@code HEAD} is the mirror's own, and only local
 * mirrors have one.
 */
public final class Mirror {
    private static final String GITHUB = "https://github.com/";

    private final Path folder;
    private final @Nullable String remote;

    private Mirror(Path folder, @Nullable String remote) {
        this.folder = folder;
        this.remote = remote;
    }

    public static Mirror local(Path folder) {
        return new Mirror(folder, null);
    }

    public static Mirror fetchedInto(Path folder) {
        return fetchedFrom(GITHUB, folder);
    }

    /** @param remote what stands before {@code owner/name.git} */
    static Mirror fetchedFrom(String remote, Path folder) {
        return new Mirror(folder, remote);
    }

    /** Whether the commits are copied from elsewhere when they are asked for. */
    public boolean fetches() {
        return remote != null;
    }

    /**
     * Makes sure that all these commits are here, in one round: much less is transferred than commit by commit. Local mirrors are left as
     * they are.
     */
    public void fetch(String github, Collection<String> commits) throws IOException {
        open(github, commits).close();
    }

    /**
     * Writes the files of one directory; links and submodules are left out.
     *
     * @param root directory inside the repository; empty for all of it. Its own path is not part of what is written
     * @param nearest taken when the mirror lacks the commit; null for none
     * @return the commit that was used
     * @throws IOException with one sentence when neither commit can be had
     */
    public String write(String github, String commit, @Nullable String nearest, String root, Path target)
            throws IOException {
        try (Repository repository = open(github, List.of(commit));
                RevWalk walk = new RevWalk(repository)) {
            ObjectId found = resolve(repository, commit);
            if (found == null && nearest != null) {
                found = resolve(repository, nearest);
            }
            if (found == null) {
                throw lacks(github, commit);
            }
            write(repository, walk.parseCommit(found).getTree(), root, target);
            return found.name();
        }
    }

    /**
     * Writes the files of one directory as they are after the patches, each of which may touch others as well: only the parts that change
     * files of this directory are applied.
     *
     * @param patches unified diffs, applied in this order
     * @throws IOException with one sentence when a patch does not apply
     */
    public void writePatched(String github, String commit, List<Patch> patches, String root, Path target)
            throws IOException {
        try (Repository repository = open(github, List.of(commit));
                RevWalk walk = new RevWalk(repository)) {
            ObjectId tree =
                    walk.parseCommit(required(repository, github, commit)).getTree();
            PatchedFiles patched = new PatchedFiles(repository, tree);
            for (Patch patch : patches) {
                patched.apply(patch, root);
            }
            write(repository, tree, root, target);
            for (Map.Entry<String, Optional<byte[]>> file : patched.changed().entrySet()) {
                Optional<Path> destination = destination(file.getKey(), root, target);
                if (destination.isPresent()) {
                    rewrite(destination.get(), file.getValue());
                }
            }
        }
    }

    private static void rewrite(Path file, Optional<byte[]> content) throws IOException {
        if (content.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content.get());
    }

    private static void write(Repository repository, ObjectId treeId, String root, Path target) throws IOException {
        try (TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(treeId);
            tree.setRecursive(true);
            if (!root.isEmpty()) {
                tree.setFilter(PathFilter.create(root));
            }
            while (tree.next()) {
                write(tree, root, target);
            }
        }
    }

    private static void write(TreeWalk tree, String root, Path target) throws IOException {
        boolean file = tree.getFileMode() == FileMode.REGULAR_FILE || tree.getFileMode() == FileMode.EXECUTABLE_FILE;
        Optional<Path> destination = destination(tree.getPathString(), root, target);
        if (!file || destination.isEmpty()) {
            return;
        }
        Files.createDirectories(destination.get().getParent());
        try (OutputStream out = Files.newOutputStream(destination.get())) {
            tree.getObjectReader().open(tree.getObjectId(0)).copyTo(out);
        }
    }

    /** Empty for a path that would lead out of the target. */
    private static Optional<Path> destination(String path, String root, Path target) {
        String inside = root.isEmpty() ? path : path.substring(root.length() + 1);
        Path destination = target.resolve(inside).normalize();
        return destination.startsWith(target) ? Optional.of(destination) : Optional.empty();
    }

    /** @throws IOException if there is no such file at that commit */
    public String text(String github, String commit, String file) throws IOException {
        return new String(bytes(github, commit, file), StandardCharsets.UTF_8);
    }

    /** @throws IOException if there is no such file at that commit */
    public byte[] bytes(String github, String commit, String file) throws IOException {
        try (Repository repository = open(github, List.of(commit));
                RevWalk walk = new RevWalk(repository);
                TreeWalk tree = TreeWalk.forPath(
                        repository,
                        file,
                        walk.parseCommit(required(repository, github, commit)).getTree())) {
            if (tree == null) {
                throw new IOException(github + " has no " + file + " at " + commit);
            }
            return repository.open(tree.getObjectId(0)).getBytes();
        }
    }

    /** Paths of the files of one directory and below it; none when there is no such directory. */
    public List<String> files(String github, String commit, String directory) throws IOException {
        try (Repository repository = open(github, List.of(commit));
                RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(required(repository, github, commit)).getTree());
            tree.setRecursive(true);
            tree.setFilter(PathFilter.create(directory));
            List<String> files = new ArrayList<>();
            while (tree.next()) {
                files.add(tree.getPathString());
            }
            return files;
        }
    }

    private Repository open(String github, Collection<String> commits) throws IOException {
        Path directory = folder.resolve(github.replace('/', '+')).resolve("repo");
        if (remote != null) {
            fetch(remote + github + ".git", commits, directory);
        } else if (!Files.isDirectory(directory)) {
            throw new IOException("there is no mirror of " + github + " at " + directory
                    + "; add it, or leave --mirror out to fetch it");
        }
        return new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setMustExist(true)
                .build();
    }

    private static void fetch(String url, Collection<String> commits, Path directory) throws IOException {
        try (Git git = Git.init().setBare(true).setGitDir(directory.toFile()).call()) {
            List<RefSpec> wanted = new ArrayList<>();
            for (String commit : commits) {
                if (resolve(git.getRepository(), commit) == null) {
                    wanted.add(new RefSpec(commit + ":refs/bench/" + commit));
                }
            }
            if (!wanted.isEmpty()) {
                git.fetch().setRemote(url).setRefSpecs(wanted).setDepth(1).call();
            }
        } catch (GitAPIException e) {
            throw new IOException("cannot fetch " + url + ": " + e.getMessage(), e);
        }
    }

    /** The first of these commits that the mirror has or can fetch. */
    public String firstKnown(String github, String... commits) throws IOException {
        try (Repository repository = open(github, List.of(commits[0]))) {
            for (String commit : commits) {
                if (resolve(repository, commit) != null) {
                    return commit;
                }
            }
            throw lacks(github, String.join(" and ", Stream.of(commits).toList()));
        }
    }

    private static ObjectId required(Repository repository, String github, String commit) throws IOException {
        ObjectId found = resolve(repository, commit);
        if (found == null) {
            throw lacks(github, commit);
        }
        return found;
    }

    private static IOException lacks(String github, String commit) {
        return new IOException("the mirror of " + github + " lacks " + commit + "; fetch it anew");
    }

    private static @Nullable ObjectId resolve(Repository repository, String commit) throws IOException {
        if (commit.equals(Constants.HEAD)) {
            return repository.resolve(Constants.HEAD);
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getId();
        } catch (MissingObjectException e) {
            return null;
        }
    }
}
