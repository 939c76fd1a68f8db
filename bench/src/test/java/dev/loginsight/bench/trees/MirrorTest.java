package dev.loginsight.bench.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
    private static final String ABSENT = "0123456789012345678901234567890123456789";

    @TempDir
    Path folder;

    private Path repository;
    private String first;
    private String second;

    @BeforeEach
    void commitTwice() throws IOException, GitAPIException {
        repository = folder.resolve("mirror/acme+shop/repo");
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            first = commit(git, "src/main/Cart.java", "class Cart {\n    int sum;\n}\n");
            second = commit(git, "src/main/Price.java", "class Price {}\n");
            commit(git, "src/test/CartTest.java", "class CartTest {}\n");
            StoredConfig config = git.getRepository().getConfig();
            config.setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
            config.save();
        }
        Files.move(repository, folder.resolve("work"));
        Files.move(folder.resolve("work/.git"), repository);
    }

    @Test
    void write_ofADirectory_leavesItsOwnPathAndEverythingElseOut() throws IOException {
        Path target = Files.createDirectory(folder.resolve("tree"));

        assertThat(mirror().write("acme/shop", second, null, "src/main", target))
                .isEqualTo(second);

        assertThat(target.resolve("Cart.java")).content().isEqualTo("class Cart {\n    int sum;\n}\n");
        assertThat(target).isDirectoryNotContaining("glob:**Test.java");
        assertThat(target.resolve("Price.java")).exists();
    }

    @Test
    void write_withoutTheCommit_takesTheNearestOrSaysWhatIsMissing() throws IOException {
        assertThat(mirror().write("acme/shop", ABSENT, first, "src/main", folder.resolve("tree")))
                .isEqualTo(first);
        assertThatThrownBy(() -> mirror().write("acme/shop", ABSENT, null, "", folder.resolve("tree")))
                .isInstanceOf(IOException.class)
                .hasMessage("the mirror of acme/shop lacks " + ABSENT + "; fetch it anew");
        assertThatThrownBy(() -> mirror().text("acme/none", first, "a"))
                .hasMessageStartingWith("there is no mirror of acme/none at");
    }

    @Test
    void writePatched_changesAddsAndRemovesFilesOfTheDirectoryOnly() throws IOException {
        Path target = Files.createDirectory(folder.resolve("tree"));

        mirror().writePatched("acme/shop", second, List.of(patch("""
                        diff --git a/src/main/Cart.java b/src/main/Cart.java
                        --- a/src/main/Cart.java
                        +++ b/src/main/Cart.java
                        @@ -1,3 +1,3 @@
                         class Cart {
                        -    int sum;
                        +    long sum;
                         }
                        diff --git a/src/main/Price.java b/src/main/Price.java
                        deleted file mode 100644
                        --- a/src/main/Price.java
                        +++ /dev/null
                        @@ -1 +0,0 @@
                        -class Price {}
                        diff --git a/src/main/tax/Tax.java b/src/main/tax/Tax.java
                        new file mode 100644
                        --- /dev/null
                        +++ b/src/main/tax/Tax.java
                        @@ -0,0 +1 @@
                        +class Tax {}
                        diff --git a/src/test/NotThere.java b/src/test/NotThere.java
                        --- a/src/test/NotThere.java
                        +++ b/src/test/NotThere.java
                        @@ -1 +1 @@
                        -a
                        +b
                        """)), "src/main", target);

        assertThat(target.resolve("Cart.java")).content().isEqualTo("class Cart {\n    long sum;\n}\n");
        assertThat(target.resolve("Price.java")).doesNotExist();
        assertThat(target.resolve("tax/Tax.java")).content().contains("class Tax {}");
        assertThat(target.resolve("NotThere.java")).doesNotExist();
    }

    @Test
    void writePatched_withAPatchOfAnotherTree_saysWhichPatchAndFile() {
        Patch other = patch("--- a/src/main/Cart.java\n+++ b/src/main/Cart.java\n@@ -1 +1 @@\n-nothing like it\n+x\n");

        assertThatThrownBy(() ->
                        mirror().writePatched("acme/shop", first, List.of(other), "src/main", folder.resolve("tree")))
                .isInstanceOf(IOException.class)
                .hasMessage("test.diff does not apply to src/main/Cart.java: no place for the hunk of line 1");
    }

    @Test
    void fetched_copiesOnlyTheCommitsAskedFor() throws IOException {
        Files.createDirectories(folder.resolve("remote/acme"));
        Files.move(repository, folder.resolve("remote/acme/shop.git"));
        Mirror fetched = Mirror.fetchedFrom(folder.resolve("remote").toUri().toString(), folder.resolve("fetched"));

        fetched.fetch("acme/shop", List.of(first, second));

        Mirror local = Mirror.local(folder.resolve("fetched"));
        assertThat(local.text("acme/shop", second, "src/main/Price.java")).isEqualTo("class Price {}\n");
        assertThat(local.files("acme/shop", first, "src")).containsExactly("src/main/Cart.java");
        assertThat(local.firstKnown("acme/shop", ABSENT, first)).isEqualTo(first);
    }

    private Mirror mirror() {
        return Mirror.local(folder.resolve("mirror"));
    }

    private static Patch patch(String diff) {
        return new Patch("test.diff", diff.getBytes(StandardCharsets.UTF_8));
    }

    private static String commit(Git git, String file, String text) throws IOException, GitAPIException {
        Path path = git.getRepository().getWorkTree().toPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage("Add " + file)
                .setAuthor("a", "a@example.org")
                .setCommitter("a", "a@example.org")
                .setSign(false)
                .call()
                .name();
    }
}
