package dev.loginsight.bench.questions;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
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
 * the one commit, into a folder laid out the same way.
 */
final class Mirror {
    private final Path folder;
    private final boolean fetches;

    private Mirror(Path folder, boolean fetches) {
        this.folder = folder;
        this.fetches = fetches;
    }

    static Mirror local(Path folder) {
        return new Mirror(folder, false);
    }

    static Mirror fetchedInto(Path folder) {
        return new Mirror(folder, true);
    }

    /**
     * Writes the files of one directory; links and submodules are left out.
     *
     * @param root directory inside the repository; empty for all of it. Its own path is not part of what is written
     * @param nearest taken when the mirror lacks the commit; null for none
     * @return the commit that was used
     * @throws IOException with one sentence when neither commit can be had
     */
    String write(String github, String commit, @Nullable String nearest, String root, Path target) throws IOException {
        try (Repository repository = open(github, commit)) {
            ObjectId found = resolve(repository, commit);
            if (found == null && nearest != null) {
                found = resolve(repository, nearest);
            }
            if (found == null) {
                throw new IOException("the mirror of " + github + " lacks " + commit + "; fetch it anew");
            }
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = new TreeWalk(repository)) {
                tree.addTree(walk.parseCommit(found).getTree());
                tree.setRecursive(true);
                if (!root.isEmpty()) {
                    tree.setFilter(PathFilter.create(root));
                }
                while (tree.next()) {
                    write(tree, root, target);
                }
            }
            return found.name();
        }
    }

    private static void write(TreeWalk tree, String root, Path target) throws IOException {
        boolean file = tree.getFileMode() == FileMode.REGULAR_FILE || tree.getFileMode() == FileMode.EXECUTABLE_FILE;
        String path =
                root.isEmpty() ? tree.getPathString() : tree.getPathString().substring(root.length() + 1);
        Path destination = target.resolve(path).normalize();
        if (!file || !destination.startsWith(target)) {
            return;
        }
        Files.createDirectories(destination.getParent());
        try (OutputStream out = Files.newOutputStream(destination)) {
            tree.getObjectReader().open(tree.getObjectId(0)).copyTo(out);
        }
    }

    /** @throws IOException if there is no such file at that commit */
    String text(String github, String commit, String file) throws IOException {
        try (Repository repository = open(github, commit);
                RevWalk walk = new RevWalk(repository)) {
            ObjectId found = resolve(repository, commit);
            if (found == null) {
                throw new IOException("the mirror of " + github + " lacks " + commit + "; fetch it anew");
            }
            try (TreeWalk tree =
                    TreeWalk.forPath(repository, file, walk.parseCommit(found).getTree())) {
                if (tree == null) {
                    throw new IOException(github + " has no " + file + " at " + commit);
                }
                return new String(repository.open(tree.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private Repository open(String github, String commit) throws IOException {
        Path directory = folder.resolve(github.replace('/', '+')).resolve("repo");
        if (fetches) {
            fetch(github, commit, directory);
        } else if (!Files.isDirectory(directory)) {
            throw new IOException("there is no mirror of " + github + " at " + directory
                    + "; add it, or leave --mirror out to fetch it");
        }
        return new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setMustExist(true)
                .build();
    }

    private static void fetch(String github, String commit, Path directory) throws IOException {
        try (Git git = Git.init().setBare(true).setGitDir(directory.toFile()).call()) {
            if (resolve(git.getRepository(), commit) == null) {
                git.fetch()
                        .setRemote("https://github.com/" + github + ".git")
                        .setRefSpecs(new RefSpec(commit + ":refs/bench/" + commit))
                        .setDepth(1)
                        .call();
            }
        } catch (GitAPIException e) {
            throw new IOException("cannot fetch " + commit + " of " + github + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable ObjectId resolve(Repository repository, String commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getId();
        } catch (MissingObjectException e) {
            return null;
        }
    }
}
