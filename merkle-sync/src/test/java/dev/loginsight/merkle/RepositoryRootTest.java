package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRootTest {
    @TempDir
    Path temp;

    private Path real;

    @BeforeEach
    void setUp() throws IOException {
        real = temp.toRealPath();
    }

    @Test
    void insideACheckout_itIsTheTop() {
        RealGit git = RealGit.init(real);
        git.write("a/b/c", "text").commit("first");
        git.run("worktree", "add", "-q", "../linked");

        assertThat(RepositoryRoot.containing(git.top)).isEqualTo(git.top);
        assertThat(RepositoryRoot.containing(git.top.resolve("a/b"))).isEqualTo(git.top);
        assertThat(RepositoryRoot.containing(real.resolve("linked/a"))).isEqualTo(real.resolve("linked"));
    }

    @Test
    void outside_itIsTheDirectoryItself() throws IOException {
        Path plain = Files.createDirectories(real.resolve("plain/sub"));
        Files.createDirectory(real.resolve("plain/.git"));

        assertThat(RepositoryRoot.containing(plain)).isEqualTo(plain);
    }

    @Test
    void throughALink_itIsTheRealPlace() throws IOException {
        RealGit git = RealGit.init(real);
        git.write("a/b", "text");
        Path link = Files.createSymbolicLink(real.resolve("link"), git.top.resolve("a"));

        assertThat(RepositoryRoot.containing(link)).isEqualTo(git.top);
    }

    @Test
    void missingDirectory_isGivenBack() {
        assertThat(RepositoryRoot.containing(real.resolve("x/../none"))).isEqualTo(real.resolve("none"));
    }
}
