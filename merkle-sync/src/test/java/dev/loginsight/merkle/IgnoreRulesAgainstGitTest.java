package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer here is git's own: the expected list comes from {@code git ls-files}. */
class IgnoreRulesAgainstGitTest {
    /** Each is the whole content of one directory's file of rules. */
    private static final List<String> TRICKY = List.of(
            "a",
            "/a",
            "a/",
            "/a/",
            "a/b",
            "/a/b",
            "a/b/",
            "*",
            "**",
            "/*",
            "/**",
            "*/",
            "**/",
            "a*",
            "*a",
            "*.b",
            "*.b\n!a.b",
            "**/b",
            "a/**",
            "a/**/b",
            "**/a/**",
            "a/*",
            "a/*/b",
            "*/b",
            "/*/b",
            "a**",
            "a**/b",
            "**b",
            "x/**b",
            "a/b**",
            "a/**b",
            "***",
            "a/***/b",
            "?",
            "??",
            "a?b",
            "a?",
            "[ab]",
            "[!a]",
            "[^a]",
            "[a-c]",
            "[]a]",
            "[!]]",
            "[a-]",
            "[-a]",
            "[a\\-c]",
            "[[:alpha:]]",
            "[[:digit:]]b",
            "[[:upper:]]",
            "[[:bogus:]]",
            "[[:alpha:]",
            "[a",
            "[",
            "[]",
            "[!]",
            "[z-a]",
            "\\a",
            "\\*",
            "\\",
            "a\\",
            "a\\ ",
            "a ",
            "a\\ b",
            "a b",
            " a",
            "\\#a",
            "#a",
            "\\!a",
            "!a",
            "!",
            "/",
            "//a",
            "a//b",
            "./a",
            "../a",
            "!/a",
            "*\n!a",
            "*\n!a/",
            "*\n!a/\n!a/b",
            "*\n!*/\n!b",
            "/*\n!/a",
            "a/*\n!a/b",
            "a/\n!a/b",
            "a\n!a\na",
            "!a\na",
            "a\r",
            "a\r\n!a\r\n",
            "\uFEFFa",
            "a\t",
            "\ta",
            "a\n\n\n#\n",
            "a\0b",
            "é",
            "?\u0301",
            "??.b",
            "[é]",
            "*.B",
            "A",
            "\\[a\\]",
            "[[]a]",
            "a[/]b",
            "a[b/]",
            "a/?",
            "a/[!x]",
            "a[^b]b",
            "**/**/b",
            "a/**/**/b",
            "/**/a",
            "**/a/b",
            "a/b/**/",
            "*[!a]",
            ".*",
            ".a",
            "*.*",
            "*a*b*",
            "**/*b",
            "[[:space:]]",
            "[[:punct:]]*",
            "a\\/b",
            "a/\\b",
            "a/**\\/b",
            "{a,b}",
            "(a|b)",
            "+",
            "a+",
            "^a",
            "$",
            "a$",
            "-",
            "--",
            "a\\\\b",
            "*\\",
            "**/[ab]/*",
            "x/y/z",
            "x/**/z",
            "x/*/z",
            "x/y/",
            "x/y/*\n!x/y/z",
            "x\n!x/y",
            "[0-9",
            "[0-9]",
            "a]",
            "]");

    private static final List<String> FILES = List.of(
            "b",
            "c",
            "0",
            "1b",
            "a.b",
            "b.b",
            ".a",
            "A",
            "a b",
            "a ",
            " a",
            "#a",
            "!a",
            "[a]",
            "*",
            "a*",
            "a\\b",
            "\\",
            "aa",
            "ab",
            "ba",
            "acb",
            "é",
            "éa",
            "é.b",
            "]",
            "-",
            "+",
            "a$",
            "^a",
            "{a,b}",
            "x/y/z",
            "x/y/b",
            "x/b",
            "x/ab",
            "a/b",
            "a/c",
            "a/x/b",
            "a/x/y/b",
            "q/a",
            "q/a/b".replace('/', '_'),
            "q/r/a/b",
            "q/r/b",
            "d/a.b",
            "d/b/a",
            "d/.a",
            "\t",
            "a\t",
            "a]",
            "[");

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "c",
            "x",
            "y",
            ".",
            "*",
            "**",
            "***",
            "?",
            "/",
            "/",
            "/**/",
            "[ab]",
            "[!a]",
            "[a-c]",
            "[[:alpha:]]",
            "\\*",
            "\\a",
            "é",
            " ",
            "!",
            "#",
            "[",
            "]",
            "-");

    private static final List<String> NAMES = List.of(
            "a", "b", "c", "x", "y", "ab", "ba", "a.b", "abc", "é", "a b", "*", ".a", "xa", "!a", "#", "[", "-");

    @TempDir
    Path temp;

    @BeforeEach
    void needsGit() {
        assumeThat(RealGit.isInstalled()).as("git is installed").isTrue();
    }

    @Test
    void trickyPatterns_areUnderstoodLikeGit() throws IOException {
        RealGit git = RealGit.init(temp);
        for (int i = 0; i < TRICKY.size(); i++) {
            String dir = "dir%03d/".formatted(i);
            for (String file : FILES) {
                git.write(dir + file, "text");
            }
            Files.writeString(git.top.resolve(dir + ".gitignore"), TRICKY.get(i));
        }

        assertSameAsGit(git);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void randomPatterns_areUnderstoodLikeGit(long seed) {
        Random random = new Random(seed);
        RealGit git = RealGit.init(temp);
        for (int i = 0; i < 80; i++) {
            String dir = "d" + i + "/";
            for (int file = 0; file < 15; file++) {
                writeIfFree(git, dir + randomPath(random, 1 + random.nextInt(4)));
            }
            git.write(dir + ".gitignore", randomRules(random, 1 + random.nextInt(3)));
        }

        assertSameAsGit(git);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void randomRepository_isListedLikeGit(long seed) {
        Random random = new Random(seed);
        RealGit git = RealGit.init(temp);
        for (int i = 0; i < 250; i++) {
            writeIfFree(git, randomPath(random, 1 + random.nextInt(5)));
        }
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "all tracked");
        for (int i = 0; i < 250; i++) {
            writeIfFree(git, randomPath(random, 1 + random.nextInt(5)));
        }
        List<String> dirs = git.listed(git.top).stream()
                .filter(file -> file.contains("/"))
                .map(file -> file.substring(0, file.lastIndexOf('/') + 1))
                .distinct()
                .toList();
        git.write(".gitignore", randomRules(random, 4));
        git.write(".git/info/exclude", randomRules(random, 2));
        RealGit.write(git.home.resolve(".config/git/ignore"), randomRules(random, 2));
        for (int i = 0; i < 30; i++) {
            git.write(dirs.get(random.nextInt(dirs.size())) + ".gitignore", randomRules(random, 2));
        }

        assertSameAsGit(git);
        dirs.stream()
                .filter(dir -> !git.ignores(dir))
                .skip(random.nextInt(5))
                .limit(4)
                .forEach(dir -> assertSameAsGitBelow(git, dir));
    }

    @Test
    void subfolderAsRoot_obeysTheFilesAboveIt() {
        RealGit git = RealGit.init(temp);
        git.write(".gitignore", "*.log\n/sub/one\n/sub/dir/two\nthree/\n!keep.log");
        git.write("sub/.gitignore", "dir/four\n");
        for (String file :
                List.of("one", "x.log", "keep.log", "dir/two", "dir/four", "dir/five", "dir/three/six", "dir/one")) {
            git.write("sub/" + file, "text");
        }

        assertSameAsGitBelow(git, "sub");
        assertSameAsGitBelow(git, "sub/dir");
    }

    @Test
    void settings_ofExcludesFileAndCase_areObeyed() {
        RealGit git = RealGit.init(temp);
        RealGit.write(
                git.home.resolve(".gitconfig"), "[include]\n\tpath = more # comment\n[user]\n\tname = \"A\\\"da\"\n");
        RealGit.write(
                git.home.resolve("more"),
                "[CORE]\n\texcludesFile = \"~/my rules\" ; here\n\tignoreCase = \\\n  true\n");
        RealGit.write(git.home.resolve("my rules"), "*.LOG\n/Top\n[A]x\n");
        RealGit.write(git.home.resolve(".config/git/ignore"), "unused\n");
        for (String file : List.of("a.log", "B.Log", "top", "sub/top", "ax", "Ax", "unused", "c")) {
            git.write(file, "text");
        }

        assertSameAsGit(git);
        assertThat(RealGit.paths(git.scanner().scan(Snapshot.NONE, ScanListener.SILENT)))
                .contains("unused", "c")
                .doesNotContain("a.log", "B.Log", "top");
    }

    @Test
    void conditionalInclude_isFollowed() {
        RealGit git = RealGit.init(temp);
        RealGit.write(
                git.home.resolve(".gitconfig"),
                "[includeIf \"gitdir:" + temp
                        + "/\"]\n\tpath = here\n[includeIf \"gitdir:/elsewhere/\"]\n\tpath = not\n");
        RealGit.write(git.home.resolve("here"), "[core]\n\texcludesFile = ~/rules\n");
        RealGit.write(git.home.resolve("not"), "[core]\n\texcludesFile = ~/none\n");
        RealGit.write(git.home.resolve("rules"), "secretly\n");
        git.write("secretly", "text").write("open", "text");

        assertSameAsGit(git);
        assertThat(RealGit.paths(git.scanner().scan(Snapshot.NONE, ScanListener.SILENT)))
                .containsExactly("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "4", "split", "sha256"})
    void trackedButIgnoredFiles_areListedWhateverTheIndexFormat(String format) throws IOException {
        RealGit git;
        if (format.equals("sha256")) {
            git = new RealGit(RealGit.make(temp.resolve("home")), RealGit.make(temp.resolve("repo")));
            git.run("init", "-q", "--object-format=sha256", ".");
        } else {
            git = RealGit.init(temp);
        }
        for (int i = 0; i < 40; i++) {
            git.write("gen/deep/er/File" + i + ".java", "class F {}")
                    .write("gen/Short" + i, "x")
                    .write("é/ü" + i, "y");
        }
        git.commit("tracked");
        if (format.equals("split")) {
            git.run("update-index", "--split-index");
            git.write("later/file", "z");
            git.run("add", "later");
        } else if (!format.equals("sha256")) {
            if (format.equals("3")) {
                git.write("intent", "i");
                git.run("add", "-N", "intent");
            }
            git.run("update-index", "--index-version", format);
        }
        git.write(".gitignore", "gen/\né\nlater\nintent\n");
        git.write("gen/deep/untracked", "no").write("gen/un/tracked", "no");

        assertThat(git.listed(git.top)).contains("gen/deep/er/File7.java").doesNotContain("gen/deep/untracked");
        assertSameAsGit(git);
    }

    @Test
    void linkedRulesAndRulesThatAreDirectories_areNoRules() throws IOException {
        RealGit git = RealGit.init(temp);
        RealGit.write(temp.resolve("outside"), "*\n");
        Files.createSymbolicLink(git.top.resolve(".gitignore"), temp.resolve("outside"));
        git.write("a", "text").write("dir/.gitignore/inner", "text").write("dir/b", "text");

        assertSameAsGit(git);
    }

    @Test
    void linkedWorktree_usesTheExcludesOfItsRepository() {
        RealGit git = RealGit.init(temp);
        git.write("a", "text").commit("first");
        git.write(".git/info/exclude", "ignored\n");
        git.run("worktree", "add", "-q", "../linked");
        RealGit linked = new RealGit(git.home, temp.resolve("linked"));
        linked.write("ignored", "text").write("kept", "text");

        assertSameAsGit(linked);
        assertThat(RealGit.paths(linked.scanner().scan(Snapshot.NONE, ScanListener.SILENT)))
                .containsExactly("a", "kept");
    }

    @Test
    void hostileRules_endInTime() {
        RealGit git = RealGit.init(temp);
        String name = "a".repeat(200);
        git.write(
                ".gitignore",
                "**/".repeat(3000) + "x\n" + "*a".repeat(80) + "b\n/" + "*a".repeat(1000) + "/b\n" + "[a-".repeat(3000)
                        + "\n");
        git.write(name + "/" + name + "/" + name, "text");

        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(RealGit.paths(git.scanner().scan(Snapshot.NONE, ScanListener.SILENT)))
                        .hasSize(2));
    }

    private static void assertSameAsGit(RealGit git) {
        assertSameAsGitBelow(git, "");
    }

    private static void assertSameAsGitBelow(RealGit git, String dir) {
        Path root = git.top.resolve(dir);
        ScanResult result = new SourceScanner(root, ScanOptions.DEFAULT, git.environment())
                .scan(Snapshot.NONE, ScanListener.SILENT);
        TreeSet<String> ours = RealGit.paths(result);
        // One of the lists of rules holds a NUL: not ignored, but binary.
        result.skipped().stream()
                .filter(skipped -> skipped.reason() == SkipReason.BINARY)
                .forEach(skipped -> ours.add(skipped.path()));
        TreeSet<String> gits = git.listed(root);
        assertThat(minus(ours, gits)).as("listed by us, not by git").isEmpty();
        assertThat(minus(gits, ours)).as("listed by git, not by us").isEmpty();
    }

    private static List<String> minus(TreeSet<String> some, TreeSet<String> others) {
        return some.stream().filter(path -> !others.contains(path)).toList();
    }

    private static void writeIfFree(RealGit git, String file) {
        Path path = git.top.resolve(file);
        for (Path at = path.getParent(); !at.equals(git.top); at = at.getParent()) {
            if (Files.isRegularFile(at)) {
                return;
            }
        }
        if (!Files.exists(path)) {
            git.write(file, "text");
        }
    }

    private static String randomPath(Random random, int segments) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments; i++) {
            path.append(i == 0 ? "" : "/").append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path.toString();
    }

    private static String randomRules(Random random, int rules) {
        StringBuilder text = new StringBuilder();
        for (int rule = 0; rule < rules; rule++) {
            text.append(random.nextInt(4) == 0 ? "!" : "");
            for (int piece = 1 + random.nextInt(5); piece > 0; piece--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            text.append(random.nextInt(5) == 0 ? "/" : "").append('\n');
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
