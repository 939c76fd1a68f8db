package dev.loginsight.merkle;

import static dev.loginsight.merkle.SkipReason.BUILD_OUTPUT;
import static dev.loginsight.merkle.SkipReason.DEPENDENCIES;
import static dev.loginsight.merkle.SkipReason.IGNORED;
import static dev.loginsight.merkle.SkipReason.LINK;
import static dev.loginsight.merkle.SkipReason.LINK_LOOP;
import static dev.loginsight.merkle.SkipReason.LINK_OUTSIDE;
import static dev.loginsight.merkle.SkipReason.MINIFIED;
import static dev.loginsight.merkle.SkipReason.NAME;
import static dev.loginsight.merkle.SkipReason.NOT_REGULAR;
import static dev.loginsight.merkle.SkipReason.OTHER_WORKTREE;
import static dev.loginsight.merkle.SkipReason.SECRET;
import static dev.loginsight.merkle.SkipReason.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loginsight.merkle.ignore.GitEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWalkTest {
    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectory(temp.toRealPath().resolve("root"));
    }

    @Test
    void rules_workOutsideRepositories_andTellWhichLineDecided() {
        write(".gitignore", "# made\n*.gen\nout/\n!keep.gen\n");
        write("sub/.gitignore", "/local\n");
        for (String file : List.of("a.gen", "keep.gen", "out/x", "sub/local", "sub/out/y", "sub/b", "b")) {
            write(file, "text");
        }

        assertThat(kept()).containsExactly(".gitignore", "b", "keep.gen", "sub/.gitignore", "sub/b");
        assertThat(scan().skipped())
                .containsExactly(
                        new Skipped("a.gen", IGNORED, ".gitignore:2 *.gen"),
                        new Skipped("out/", IGNORED, ".gitignore:3 out/"),
                        new Skipped("sub/local", IGNORED, "sub/.gitignore:1 /local"),
                        new Skipped("sub/out/", IGNORED, ".gitignore:3 out/"));
    }

    @Test
    void ownRules_addToGitsAndTakeThemBack() {
        write(".gitignore", "generated/\n*.tmp\n");
        write(".loginsightignore", "!generated/\ndocs/\n!/keep.tmp\n");
        write("generated/.loginsightignore", "*.bin\n");
        for (String file : List.of(
                "generated/A.java", "generated/b.bin", "generated/c.tmp", "docs/d.md", "keep.tmp", "sub/keep.tmp")) {
            write(file, "text");
        }

        assertThat(kept())
                .containsExactly(
                        ".gitignore",
                        ".loginsightignore",
                        "generated/.loginsightignore",
                        "generated/A.java",
                        "keep.tmp");
    }

    @Test
    void gitsOwnDirectory_isNeverListed_whateverRulesSay() {
        write(".git/config", "x");
        write("sub/.git", "gitdir: nowhere");
        write(".loginsightignore", "!.git/\n");
        write("sub/a", "text");

        assertThat(kept()).containsExactly(".loginsightignore", "sub/a");
        assertThat(scan().skipped()).isEmpty();
    }

    @Test
    void knownFolders_areLeftOutOnlyWithAWitness() throws IOException {
        for (String folder : List.of(
                "web/node_modules/x",
                "maven/target/x",
                "gradle/build/x",
                "cargo/target/x",
                "py/env/lib/x",
                "go/vendor/m/x",
                "php/vendor/p/x",
                "net/obj/x",
                "pkg/__pycache__/x",
                "cache/x",
                ".svn/x",
                "ios/Pods/x")) {
            write(folder, "left out");
        }
        for (String witness : List.of(
                "maven/pom.xml",
                "gradle/build.gradle.kts",
                "cargo/Cargo.toml",
                "py/env/pyvenv.cfg",
                "go/go.mod",
                "go/vendor/modules.txt",
                "php/vendor/autoload.php",
                "php/vendor/composer/y",
                "net/App.csproj",
                "ios/Podfile")) {
            write(witness, "text");
        }
        write("cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# cache");
        for (String own : List.of(
                "src/com/x/target/Target.java",
                "tools/build/Build.java",
                "vendor/Own.java",
                "obj/Obj.java",
                "env/Env.java",
                "fake/CACHEDIR.TAG")) {
            write(own, "text");
        }

        assertThat(kept())
                .containsExactly(
                        "cargo/Cargo.toml",
                        "env/Env.java",
                        "fake/CACHEDIR.TAG",
                        "go/go.mod",
                        "gradle/build.gradle.kts",
                        "ios/Podfile",
                        "maven/pom.xml",
                        "net/App.csproj",
                        "obj/Obj.java",
                        "src/com/x/target/Target.java",
                        "tools/build/Build.java",
                        "vendor/Own.java");
        assertThat(reasons())
                .containsEntry("web/node_modules/", DEPENDENCIES)
                .containsEntry("go/vendor/", DEPENDENCIES)
                .containsEntry("py/env/", DEPENDENCIES)
                .containsEntry("maven/target/", BUILD_OUTPUT)
                .containsEntry("cache/", BUILD_OUTPUT)
                .hasSize(12);
    }

    @Test
    void knownFolder_isKeptWhereARuleAsksForIt() {
        write(".loginsightignore", "!node_modules/\n!*.min.js\n");
        write("node_modules/mine/index.js", "text");
        write("node_modules/mine/x.min.js", "text");

        assertThat(kept())
                .containsExactly(".loginsightignore", "node_modules/mine/index.js", "node_modules/mine/x.min.js");
    }

    @Test
    void buildFolderThatGitTracks_isKeptAsFarAsTracked_dependenciesAreNot() {
        RealGit git = RealGit.init(temp);
        git.write("pom.xml", "text").write("target/Tracked.java", "text").write("node_modules/a/index.js", "text");
        git.commit("all of it");
        git.write("target/Untracked.java", "text");

        ScanResult result = git.scanner().scan(Snapshot.NONE, ScanListener.SILENT);

        assertThat(RealGit.paths(result)).containsExactly("pom.xml", "target/Tracked.java");
    }

    @Test
    void namesThatSpeakForThemselves_areLeftOutUnread() {
        List<String> secret = List.of(
                ".env",
                ".env.local",
                "prod.env",
                "server.PEM",
                "id_rsa",
                "deploy/id_ed25519",
                "key.p12",
                "store.jks",
                ".netrc",
                ".aws/credentials",
                "client_secret.json",
                "config/secrets.yml",
                ".kube/config",
                "x.kdbx",
                "terraform.tfstate");
        List<String> open = List.of(
                ".env.example",
                ".env.sample",
                "id_rsa.pub",
                "Credentials.java",
                "credentials.py",
                "secrets.go",
                "chart/templates/secrets.yaml",
                "env.ts",
                "pem.md",
                "keystore.java",
                "application.yml",
                "kube/config",
                "environment.env.ts");
        secret.forEach(file -> write(file, "PASSWORD=x"));
        open.forEach(file -> write(file, "text"));
        write("lib/jquery.min.js", "text");
        write("app.js.map", "text");
        write("package-lock.json", "text");

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(open);
        assertThat(reasons())
                .hasSize(secret.size() + 3)
                .containsEntry("lib/jquery.min.js", MINIFIED)
                .containsEntry("package-lock.json", DEPENDENCIES);
        assertThat(secret).allSatisfy(file -> assertThat(reasons()).containsEntry(file, SECRET));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void links_areNeverFollowed() throws IOException {
        write("dir/a", "text");
        RealGit.write(temp.resolve("outside/secret"), "text");
        link("inside", "dir/a");
        link("dir/up", "..");
        link("dir/self", "self");
        link("two", "one");
        link("one", "two");
        link("dead", "nowhere");
        link("out", "../outside");
        link("outfile", "../outside/secret");
        link("sneaky", "dir/../../root/../outside");

        assertThat(kept()).containsExactly("dir/a");
        assertThat(reasons())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "inside", LINK,
                        "dir/up", LINK_LOOP,
                        "dir/self", LINK_LOOP,
                        "one", LINK_LOOP,
                        "two", LINK_LOOP,
                        "dead", LINK,
                        "out", LINK_OUTSIDE,
                        "outfile", LINK_OUTSIDE,
                        "sneaky", LINK_OUTSIDE));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipe_isNotOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        write("a", "text");

        assertThat(kept()).containsExactly("a");
        assertThat(reasons()).containsEntry("pipe", NOT_REGULAR);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void unreadableFilesAndDirectories_areReported() throws IOException {
        write("closed/a", "text");
        write("secret.txt", "text");
        write("open", "text");
        Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(root.resolve("secret.txt"), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(root.resolve("secret.txt")))
                .as("permissions bind this user")
                .isFalse();
        try {
            assertThat(kept()).containsExactly("open");
            assertThat(scan().skipped())
                    .containsExactly(
                            new Skipped("closed/", UNREADABLE, "permission denied"),
                            new Skipped("secret.txt", UNREADABLE, "permission denied"));
        } finally {
            Files.setPosixFilePermissions(root.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void namesThatAreNotUtf8_areReportedByTheirBytes_othersAreKept() throws IOException {
        Path latin = Path.of(URI.create(root.toUri() + "caf%E9.java"));
        Files.writeString(latin, "text");
        Files.createDirectory(Path.of(URI.create(root.toUri() + "d%FFr")));
        Files.writeString(Path.of(URI.create(root.toUri() + "d%FFr/inner")), "text");
        List<String> odd =
                List.of("größe/Größe.java", "日本.py", "a\nb.txt", "a\\b", "-rf", "🙂.md", "a%20b", "tab\there");
        odd.forEach(file -> write(file, "text"));

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(odd);
        assertThat(reasons()).containsOnly(Map.entry("caf\\xE9.java", NAME), Map.entry("d\\xFFr", NAME));
        assertThat(odd)
                .allSatisfy(file -> assertThat(SourcePaths.resolve(root, file).orElseThrow())
                        .exists());
    }

    @Test
    @DisabledOnOs({OS.WINDOWS, OS.MAC})
    void treeDeeperThanTheSystemsLongestPath_endsWithAReason() throws Exception {
        write("a", "text");
        // A path of 6,000 characters cannot be made in one call; the shell goes down step by step.
        String script = "i=0; while [ $i -lt 30 ]; do d=" + "x".repeat(200)
                + "; mkdir $d && cd $d && echo text > f; i=$((i+1)); done";
        assertThat(new ProcessBuilder("bash", "-c", script)
                        .directory(root.toFile())
                        .start()
                        .waitFor())
                .isZero();
        try {
            assertThat(kept())
                    .contains("a", "x".repeat(200) + "/f")
                    .hasSizeGreaterThan(15)
                    .hasSizeLessThan(25);
            assertThat(scan().skipped()).isNotEmpty().allMatch(skipped -> skipped.reason() == UNREADABLE);
        } finally {
            removeQuickly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void deepTree_isWalked() throws Exception {
        String deep = "d/".repeat(1500) + "f";
        write(deep, "text");
        try {
            assertThat(scan().tree().file(deep)).isPresent();
        } finally {
            removeQuickly();
        }
    }

    @Test
    void repositoryInside_hasItsOwnRulesOnly_anotherWorktreeIsLeftOut() {
        RealGit outer = RealGit.init(temp);
        outer.write(".gitignore", "*.log\n/sub/skipped\n")
                .write("Main.java", "text")
                .write(".loginsightignore", "*.md\n");
        outer.commit("first");
        RealGit inner = RealGit.init(temp, "repo/sub/inner");
        inner.write(".gitignore", "*.tmp\n")
                .write("a.log", "text")
                .write("a.tmp", "text")
                .write("a.md", "text")
                .write("A.java", "text");
        inner.commit("inner");
        outer.run("worktree", "add", "-q", "trees/feature");
        outer.write("sub/b.log", "text").write("trees/note", "text");

        ScanResult result = outer.scanner().scan(Snapshot.NONE, ScanListener.SILENT);

        assertThat(RealGit.paths(result))
                .containsExactly(
                        ".gitignore",
                        ".loginsightignore",
                        "Main.java",
                        "sub/inner/.gitignore",
                        "sub/inner/A.java",
                        "sub/inner/a.log",
                        "trees/note");
        assertThat(result.skipped())
                .contains(new Skipped("trees/feature/", OTHER_WORKTREE, "another checkout of the same repository"))
                .contains(new Skipped("sub/inner/a.tmp", IGNORED, "sub/inner/.gitignore:1 *.tmp"));
    }

    @Test
    void submodule_isListedEvenWhereARuleIgnoresItsDirectory() {
        RealGit library = RealGit.init(temp, "library");
        library.write("Lib.java", "text").commit("library");
        RealGit git = RealGit.init(temp);
        git.run("-c", "protocol.file.allow=always", "submodule", "add", "-q", library.top.toString(), "libs/lib");
        git.write(".gitignore", "libs/\n").write("libs/untracked", "text");
        git.run("commit", "-q", "-m", "submodule");

        assertThat(RealGit.paths(git.scanner().scan(Snapshot.NONE, ScanListener.SILENT)))
                .containsExactly(".gitignore", ".gitmodules", "libs/lib/Lib.java");
    }

    @Test
    void rootThatGitIgnores_isListedByItsOwnRules() {
        RealGit home = RealGit.init(temp);
        home.write(".gitignore", "*\n")
                .write("work/.gitignore", "*.log\n")
                .write("work/A.java", "text")
                .write("work/x.log", "text");

        ScanResult result = new SourceScanner(home.top.resolve("work"), ScanOptions.DEFAULT, home.environment())
                .scan(Snapshot.NONE, ScanListener.SILENT);

        assertThat(RealGit.paths(result)).containsExactly(".gitignore", "A.java");
    }

    @Test
    void emptyDirectory_givesAnEmptyTree() {
        assertThat(scan().tree().rootHash()).isEqualTo(MerkleTree.EMPTY.rootHash());
    }

    /** JUnit's own clean-up takes minutes for a tree of this depth. */
    private void removeQuickly() throws Exception {
        new ProcessBuilder("rm", "-rf", root.toString()).start().waitFor();
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private List<String> kept() {
        return List.copyOf(RealGit.paths(scan()));
    }

    private Map<String, SkipReason> reasons() {
        Map<String, SkipReason> reasons = new TreeMap<>();
        scan().skipped().forEach(skipped -> reasons.put(skipped.path(), skipped.reason()));
        return reasons;
    }

    private ScanResult scan() {
        GitEnvironment environment = new GitEnvironment(Map.of("GIT_CONFIG_NOSYSTEM", "1"), temp);
        return new SourceScanner(root, ScanOptions.DEFAULT, environment).scan(Snapshot.NONE, ScanListener.SILENT);
    }

    private void write(String file, String text) {
        RealGit.write(root.resolve(file), text);
    }
}
