package dev.loginsight.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loginsight.core.insight.CommitRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHistoryTest {
    @TempDir
    Path temp;

    private RealGit git;

    @BeforeEach
    void setUp() {
        assumeThat(RealGit.isInstalled()).as("git is installed").isTrue();
        git = RealGit.init(temp);
    }

    @Test
    void lastCommit_isTheOneThatTouchedTheLines() {
        git.write("src/A.java", lines(1, 30));
        String first = git.commit("First: all lines\n\nwith a body");
        git.write("src/A.java", lines(1, 30).replace("line 10\n", "line ten\n"));
        String second = git.commit("Second: one line");
        git.write("src/A.java", "inserted\n" + lines(1, 30).replace("line 10\n", "line ten\n"));
        String third = git.commit("Third: at the top");

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(history.lastCommit("src/A.java", 11, 11)).hasValueSatisfying(commit -> {
                assertThat(commit.id()).isEqualTo(second);
                assertThat(commit.author()).isEqualTo("Ada");
                assertThat(commit.subject()).isEqualTo("Second: one line");
                assertThat(commit.when())
                        .isBetween(
                                Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
            });
            assertThat(id(history.lastCommit("src/A.java", 20, 25))).isEqualTo(first);
            assertThat(id(history.lastCommit("src/A.java", 2, 9))).isEqualTo(first);
            assertThat(id(history.lastCommit("src/A.java", 1, 1))).isEqualTo(third);
            assertThat(id(history.lastCommit("src/A.java", 1, 31))).isEqualTo(third);
            assertThat(history.head()).contains(third);
            assertThat(history.branch()).contains("main");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lastCommit_ofRandomHistories_isWhatGitLogSays(long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add("first " + i);
        }
        String file = "dir/a.txt";
        for (int commit = 0; commit < 25; commit++) {
            if (commit % 9 == 8) {
                String renamed = "dir" + commit + "/b" + commit + ".txt";
                RealGit.make(git.top.resolve(renamed).getParent());
                git.run("mv", file, renamed);
                file = renamed;
            } else {
                edit(random, lines, commit);
            }
            git.write(file, String.join("\n", lines) + "\n").write("other", "commit " + commit);
            git.commit("commit " + commit);
        }

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            for (int range = 0; range < 40; range++) {
                int start = 1 + random.nextInt(lines.size());
                int end = Math.min(lines.size(), start + random.nextInt(8));
                String expected = git.run(
                                "log",
                                "-1",
                                "-s",
                                "--format=%H",
                                "--diff-algorithm=histogram",
                                "-M",
                                "-L",
                                start + "," + end + ":" + file)
                        .strip();
                assertThat(id(history.lastCommit(file, start, end)))
                        .as("lines %d to %d", start, end)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void merge_isLookedThrough() {
        git.write("a", lines(1, 20)).commit("base");
        git.run("checkout", "-q", "-b", "topic");
        String topic =
                git.write("a", lines(1, 20).replace("line 3\n", "topic 3\n")).commit("on topic");
        git.run("checkout", "-q", "main");
        String main =
                git.write("a", lines(1, 20).replace("line 17\n", "main 17\n")).commit("on main");
        git.run("merge", "-q", "-m", "merged", "topic");

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(id(history.lastCommit("a", 3, 3))).isEqualTo(topic);
            assertThat(id(history.lastCommit("a", 16, 18))).isEqualTo(main);
            assertThat(history.lastCommit("a", 1, 20).orElseThrow().subject()).isEqualTo("merged");
        }
    }

    @Test
    void linesNotCommittedYet_doNotCount() {
        git.write("a", lines(1, 20));
        String first = git.commit("first");
        git.write("a", "new 1\nnew 2\n" + lines(1, 20).replace("line 10\n", "changed\n"));
        git.write("untracked", "text\n");

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(history.lastCommit("a", 1, 2)).isEmpty();
            assertThat(history.lastCommit("a", 12, 12)).isEmpty();
            assertThat(id(history.lastCommit("a", 1, 3))).isEqualTo(first);
            assertThat(id(history.lastCommit("a", 11, 13))).isEqualTo(first);
            assertThat(history.lastCommit("untracked", 1, 1)).isEmpty();
        }
    }

    @Test
    void otherLineEndsInTheWorktree_areNoChange() {
        String first = git.write("a", lines(1, 10)).commit("first");
        git.write("a", lines(1, 10).replace("\n", "\r\n"));

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(id(history.lastCommit("a", 2, 3))).isEqualTo(first);
        }
    }

    @Test
    void reachesBeyondTheFile_andNonsense_areAnswered() {
        String first = git.write("a", lines(1, 10)).commit("first");

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(id(history.lastCommit("a", 9, 100))).isEqualTo(first);
            assertThat(history.lastCommit("a", 11, 12)).isEmpty();
            assertThat(history.lastCommit("a", 0, 2)).isEmpty();
            assertThat(history.lastCommit("a", 5, 4)).isEmpty();
            assertThat(history.lastCommit("none", 1, 2)).isEmpty();
            assertThat(history.lastCommit("../repo/a", 1, 2)).isEmpty();
            assertThat(history.lastCommit("/etc/passwd", 1, 2)).isEmpty();
            assertThat(history.lastCommit("", 1, 2)).isEmpty();
        }
    }

    @Test
    void subfolderAsRoot_andOddNames_work() {
        String first = git.write("sub/größe/A b.java", lines(1, 5)).commit("first");

        try (GitHistory history = GitHistory.open(git.top.resolve("sub")).orElseThrow()) {
            assertThat(id(history.lastCommit("größe/A b.java", 1, 5))).isEqualTo(first);
            assertThat(history.head()).contains(first);
        }
    }

    @Test
    void deletedFile_isAnsweredFromTheCommittedOne() throws IOException {
        String first = git.write("a", lines(1, 5)).commit("first");
        Files.delete(git.top.resolve("a"));

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(id(history.lastCommit("a", 2, 3))).isEqualTo(first);
        }
    }

    @Test
    void noRepositoryAndNoCommit_areEmpty() {
        Path plain = RealGit.make(temp.resolve("plain"));

        assertThat(GitHistory.open(plain)).isEmpty();
        assertThat(GitHistory.open(plain.resolve("missing"))).isEmpty();
        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(history.head()).isEmpty();
            assertThat(history.branch()).contains("main");
            assertThat(history.lastCommit("a", 1, 1)).isEmpty();
        }
    }

    @Test
    void bareRepository_isNone() {
        git.write("a", "text").commit("first");
        git.run("clone", "-q", "--bare", ".", "../bare.git");

        assertThat(GitHistory.open(temp.resolve("bare.git"))).isEmpty();
    }

    @Test
    void worktreeAndDetachedHead_areUnderstood() {
        String first = git.write("a", lines(1, 5)).commit("first");
        git.run("worktree", "add", "-q", "--detach", "../linked");

        try (GitHistory history = GitHistory.open(temp.resolve("linked")).orElseThrow()) {
            assertThat(id(history.lastCommit("a", 2, 3))).isEqualTo(first);
            assertThat(history.branch()).isEmpty();
            assertThat(history.head()).contains(first);
        }
    }

    @Test
    void shallowClone_saysNothingAboutWhatItLacks() {
        git.write("a", lines(1, 20)).commit("first");
        git.write("a", lines(1, 20).replace("line 5\n", "five\n")).commit("second");
        String third = git.write("a", lines(1, 20).replace("line 5\n", "five\n").replace("line 9\n", "nine\n"))
                .commit("third");
        git.run("clone", "-q", "--depth", "2", "file://" + git.top, "../shallow");

        try (GitHistory history = GitHistory.open(temp.resolve("shallow")).orElseThrow()) {
            assertThat(id(history.lastCommit("a", 9, 9))).isEqualTo(third);
            // The second commit is where the clone ends; the file as a whole was last touched by the third.
            assertThat(id(history.lastCommit("a", 15, 16))).isEqualTo(third);
        }
        git.run("clone", "-q", "--depth", "1", "file://" + git.top, "../shallowest");
        try (GitHistory history = GitHistory.open(temp.resolve("shallowest")).orElseThrow()) {
            assertThat(history.lastCommit("a", 15, 16)).isEmpty();
        }
    }

    @Test
    void submodule_isAskedItself() {
        RealGit library = RealGit.init(temp, "library");
        String inLibrary = library.write("Lib.java", lines(1, 5)).commit("library");
        git.run("-c", "protocol.file.allow=always", "submodule", "add", "-q", library.top.toString(), "libs/lib");
        git.commit("with library");

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(id(history.lastCommit("libs/lib/Lib.java", 1, 2))).isEqualTo(inLibrary);
        }
    }

    @Test
    void damage_isNoException() throws IOException {
        git.write("a", lines(1, 20)).commit("first");
        git.write("a", lines(1, 20).replace("line 5\n", "five\n")).commit("second");
        List<Path> objects;
        try (Stream<Path> all = Files.walk(git.top.resolve(".git/objects"))) {
            objects = all.filter(Files::isRegularFile).toList();
        }
        for (Path object : objects) {
            byte[] bytes = Files.readAllBytes(object);
            object.toFile().setWritable(true);
            Files.write(object, new byte[] {1, 2, 3});
            try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
                history.lastCommit("a", 1, 3);
                history.head();
            }
            Files.write(object, bytes);
        }
        for (String file : List.of(".git/HEAD", ".git/config", ".git/refs/heads/main")) {
            byte[] bytes = Files.readAllBytes(git.top.resolve(file));
            Files.write(git.top.resolve(file), "[]]\0nonsense".getBytes());
            GitHistory.open(git.top).ifPresent(history -> {
                // What is checked out is unknown without the first two; a config that cannot be read may or may not
                // matter.
                assertThat(history.lastCommit("a", 1, 3).isEmpty() || file.endsWith("config"))
                        .isTrue();
                history.head();
                history.branch();
                history.close();
            });
            Files.write(git.top.resolve(file), bytes);
        }
        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(history.lastCommit("a", 1, 3)).isPresent();
        }
    }

    @Test
    void commitsMadeMeanwhile_areSeen() {
        git.write("a", lines(1, 5)).commit("first");
        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            history.lastCommit("a", 1, 1);
            String second = git.write("a", "changed\n").commit("second");
            git.run("gc", "-q");

            assertThat(history.head()).contains(second);
            assertThat(id(history.lastCommit("a", 1, 1))).isEqualTo(second);
        }
    }

    @Test
    void endOfPatience_givesTheLastCommitOfTheFile() {
        git.write("a", lines(1, 20)).commit("first");
        String second =
                git.write("a", lines(1, 20).replace("line 5\n", "five\n")).commit("second");
        String script = IntStream.rangeClosed(1, 700)
                .mapToObj(i -> "commit refs/heads/main\ncommitter Ada <a@b> " + (1_800_000_000 + i)
                        + " +0000\ndata 1\nx" + (i == 1 ? "\nfrom refs/heads/main^0" : "")
                        + "\nM 100644 inline other\ndata 4\n" + "%04d".formatted(i) + "\n")
                .collect(Collectors.joining());
        git.input("fast-import", script, "--quiet", "--force");
        git.run("reset", "-q", "--hard");

        try (GitHistory patient =
                        GitHistory.open(git.top, Duration.ofMinutes(1)).orElseThrow();
                GitHistory hasty = GitHistory.open(git.top, Duration.ZERO).orElseThrow()) {
            assertThat(id(patient.lastCommit("a", 5, 5))).isEqualTo(second);
            assertThat(hasty.lastCommit("a", 5, 5)).isEmpty();
            String top = git.write(
                            "a", lines(1, 20).replace("line 5\n", "five\n").replace("line 20\n", "twenty\n"))
                    .commit("top");
            assertThat(id(hasty.lastCommit("a", 5, 5))).isEqualTo(top);
        }
    }

    @Test
    void severalThreads_getTheSameAnswers() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            git.write("f" + i % 5, lines(1, 10 + i)).commit("commit " + i);
        }
        Map<String, Optional<CommitRef>> answers = new ConcurrentHashMap<>();
        List<Throwable> problems = new ArrayList<>();
        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(number -> Thread.ofPlatform()
                            .uncaughtExceptionHandler((thread, problem) -> problems.add(problem))
                            .start(() -> {
                                for (int i = 0; i < 50; i++) {
                                    String file = "f" + i % 5;
                                    int line = 1 + i % 10;
                                    Optional<CommitRef> answer = history.lastCommit(file, line, line + 2);
                                    Optional<CommitRef> before = answers.putIfAbsent(file + ":" + line, answer);
                                    assertThat(before).isIn(null, answer);
                                }
                            }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(problems).isEmpty();
        assertThat(answers)
                .hasSize(10)
                .allSatisfy((place, answer) -> assertThat(answer).isPresent());
    }

    @Test
    void asking_writesNothing() throws IOException {
        git.write("a", lines(1, 5)).commit("first");
        List<String> before = everything();

        try (GitHistory history = GitHistory.open(git.top).orElseThrow()) {
            assertThat(history.lastCommit("a", 1, 2)).isPresent();
        }

        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.map(path -> path + " " + path.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }

    private static void edit(Random random, List<String> lines, int commit) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.add(at, "inserted by " + commit);
            case 1 -> lines.remove(at);
            case 2 -> {
                for (int i = at; i < Math.min(lines.size(), at + 4); i++) {
                    lines.set(i, "replaced by " + commit + " number " + i);
                }
            }
            default -> lines.set(at, "changed by " + commit);
        }
    }

    private static String id(Optional<CommitRef> commit) {
        return commit.map(CommitRef::id).orElse("none");
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }
}
