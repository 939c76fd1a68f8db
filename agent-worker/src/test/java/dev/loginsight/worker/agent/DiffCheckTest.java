package dev.loginsight.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.worker.agent.DiffCheck.Result;
import dev.loginsight.worker.evidence.FakeCodebase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCheckTest {
    private final FakeCodebase code = FakeCodebase.shop();

    @Test
    void goodDiff_passes_withTheContextThatGitWants() {
        assertThat(applied("""
                        --- a/src/OrderService.java
                        +++ b/src/OrderService.java
                        @@ -9 +9 @@
                        -            sum += prices.get(item);
                        +            sum += prices.getOrDefault(item, 0);
                        """)).isEqualTo("""
                        --- a/src/OrderService.java
                        +++ b/src/OrderService.java
                        @@ -6,7 +6,7 @@
                             int total(Order order) {
                                 int sum = 0;
                                 for (String item : order.items()) {
                        -            sum += prices.get(item);
                        +            sum += prices.getOrDefault(item, 0);
                                 }
                                 return sum;
                             }
                        """);
    }

    @Test
    void wrongNumbersAndCounts_arePutRight() {
        assertThat(applied("""
                                Here is the fix:
                                ```diff
                                diff --git a/src/OrderService.java b/src/OrderService.java
                                index 123..456 100644
                                --- a/src/OrderService.java\t2026-01-01
                                +++ b/src/OrderService.java\t2026-01-01
                                @@ -40,9 +41,77 @@ int total(Order order)
                                         for (String item : order.items()) {
                                -            sum += prices.get(item);
                                +            Integer price = prices.get(item);
                                +            sum += price == null ? 0 : price;
                                         }
                                @@ @@
                                -        return sum;
                                +        return Math.max(0, sum);

                                ```
                                """)).isEqualTo("""
                        --- a/src/OrderService.java
                        +++ b/src/OrderService.java
                        @@ -6,8 +6,9 @@
                             int total(Order order) {
                                 int sum = 0;
                                 for (String item : order.items()) {
                        -            sum += prices.get(item);
                        +            Integer price = prices.get(item);
                        +            sum += price == null ? 0 : price;
                                 }
                        -        return sum;
                        +        return Math.max(0, sum);
                             }
                         }
                        """);
    }

    /** What is kept is offered to people as something they can apply. */
    @Test
    void everyKeptDiff_isTakenByGit(@TempDir Path dir) throws Exception {
        code.put("list.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20");
        code.put("dos.txt", "one\r\ntwo\r\nthree\r\n");
        String diff = applied("""
                --- a/src/OrderService.java
                +++ b/src/OrderService.java
                @@ -9 +9 @@
                -            sum += prices.get(item);
                +            sum += prices.getOrDefault(item, 0);
                --- a/list.txt
                +++ b/list.txt
                @@ -1,1 +1,1 @@
                -1
                +one
                @@ -10 +9 @@
                -10
                @@ -20 +19,2 @@
                -20
                +twenty
                +more
                --- a/dos.txt
                +++ b/dos.txt
                @@ -2 +2 @@
                -two
                +zwei
                """);
        for (String file : List.of("src/OrderService.java", "list.txt", "dos.txt")) {
            Files.createDirectories(dir.resolve(file).getParent());
            Files.writeString(dir.resolve(file), code.text(file).orElseThrow());
        }
        Files.writeString(dir.resolve("fix.diff"), diff);
        git(dir, "init", "-q");
        git(dir, "-c", "core.autocrlf=false", "apply", "fix.diff");

        assertThat(dir.resolve("src/OrderService.java")).content().contains("getOrDefault(item, 0)");
        assertThat(dir.resolve("list.txt"))
                .hasContent("one\n2\n3\n4\n5\n6\n7\n8\n9\n11\n12\n13\n14\n15\n16\n17\n18\n19\ntwenty\nmore\n");
        assertThat(Files.readString(dir.resolve("dos.txt"))).isEqualTo("one\r\nzwei\r\nthree\r\n");
    }

    private static void git(Path dir, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }

    @Test
    void repeatedLines_areFoundNearTheHint() {
        code.put("a.txt", "x\nsame\ny\nsame\nz\nsame\n");

        assertThat(applied("--- a/a.txt\n+++ b/a.txt\n@@ -6 +6 @@\n-same\n+other\n"))
                .contains(" z\n-same\n+other\n");
        assertThat(applied("--- a/a.txt\n+++ b/a.txt\n@@ -3 +3 @@\n-same\n+other\n"))
                .contains(" x\n-same\n+other\n y\n");
    }

    @Test
    void severalFiles_andPathsWithoutPrefix_pass() {
        code.put("b.txt", "1\n2\n");
        String diff =
                "--- src/OrderService.java\n+++ src/OrderService.java\n@@ -11 +11 @@\n-        return sum;\n+        return 0;\n"
                        + "--- ./b.txt\n+++ ./b.txt\n@@ -1,2 +1,3 @@\n 1\n+one and a half\n 2\n";

        assertThat(applied(diff)).contains("--- a/src/OrderService.java", "+++ b/b.txt", "@@ -1,2 +1,3 @@");
    }

    @Test
    void carriageReturns_ofTheFile_areKept() {
        code.put("dos.txt", "one\r\ntwo\r\n");

        assertThat(applied("--- a/dos.txt\n+++ b/dos.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+zwei\n"))
                .isEqualTo("--- a/dos.txt\n+++ b/dos.txt\n@@ -1,2 +1,2 @@\n one\r\n-two\r\n+zwei\r\n");
    }

    @Test
    void fileWithoutFinalNewline_isSaidSo() {
        code.put("end.txt", "one\ntwo");

        assertThat(applied("--- a/end.txt\n+++ b/end.txt\n@@ -2 +2 @@\n-two\n+zwei\n"))
                .endsWith("-two\n\\ No newline at end of file\n+zwei\n");
        assertThat(applied("--- a/end.txt\n+++ b/end.txt\n@@ -2 +2,2 @@\n two\n+three\n"))
                .endsWith("-two\n\\ No newline at end of file\n+two\n+three\n");
        assertThat(
                        applied(
                                "--- a/end.txt\n+++ b/end.txt\n@@ -1,2 +1,2 @@\n-one\n+eins\n two\n\\ No newline at end of file\n"))
                .endsWith("-one\n+eins\n two\n\\ No newline at end of file\n");
    }

    @Test
    void removedSqlComment_isNotTakenForAFileHeader() {
        code.put("q.sql", "select 1;\n-- old\nselect 2;\n");

        assertThat(applied("--- a/q.sql\n+++ b/q.sql\n@@ -1,3 +1,3 @@\n select 1;\n--- old\n+++ new\n select 2;\n"))
                .contains("--- old\n", "+++ new\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '"', textBlock = """
                    just words§ it names no file
                    --- a/x|+++ b/x§ it changes nothing in b/x
                    @@ -1 +1 @@|-a|+b§ line 1 begins a hunk of no file
                    --- a/No.java|+++ b/No.java|@@ -1 +1 @@|-a|+b§ the repository has no file a/No.java
                    --- a/../../etc/passwd|+++ b/../../etc/passwd|@@ -1 +1 @@|-root|+me§ the repository has no file a/../../etc/passwd
                    --- /etc/passwd|+++ /etc/passwd|@@ -1 +1 @@|-root|+me§ the repository has no file /etc/passwd
                    --- /dev/null|+++ b/New.java|@@ -0,0 +1 @@|+class New {}§ it adds or deletes a file
                    --- a/src/OrderService.java|+++ /dev/null|@@ -1 +0,0 @@|-package shop;§ it adds or deletes a file
                    --- a/src/OrderService.java|+++ b/Other.java|@@ -1 +1 @@|-package shop;|+package x;§ it renames src/OrderService.java
                    --- a/src/OrderService.java|+++ b/src/OrderService.java|@@ -9 +9 @@|-            sum -= prices.get(item);|+x§ the lines it expects in src/OrderService.java near line 9 are not there
                    --- a/src/OrderService.java|+++ b/src/OrderService.java|@@ -9,0 +10 @@|+floating§ the lines it expects in src/OrderService.java near line 9 are not there
                    --- a/src/OrderService.java|+++ b/src/OrderService.java|@@ -1 +1 @@| package shop;§ a hunk changes nothing
                    --- a/src/OrderService.java|+++ b/src/OrderService.java|@@ -1 +1 @@|*package shop;§ line 4 is neither context, removed nor added
                    rename from a§ it does more than change lines
                    """)
    void badDiff_isDropped_withTheReason(String diff, String reason) {
        assertThat(new DiffCheck(code).check(diff.replace('|', '\n'))).isEqualTo(new Result.Dropped(reason));
    }

    @Test
    void fileTwice_hunksOutOfOrder_andTooMuch_areDropped() {
        String once =
                "--- a/src/OrderService.java\n+++ b/src/OrderService.java\n@@ -1 +1 @@\n-package shop;\n+package x;\n";
        assertThat(new DiffCheck(code).check(once + once))
                .isEqualTo(new Result.Dropped("src/OrderService.java comes twice"));

        String backwards = "--- a/src/OrderService.java\n+++ b/src/OrderService.java\n"
                + "@@ -11 +11 @@\n-        return sum;\n+        return 0;\n@@ -1 +1 @@\n-package shop;\n+package x;\n";
        assertThat(new DiffCheck(code).check(backwards)).isInstanceOf(Result.Dropped.class);

        assertThat(new DiffCheck(code).check(once + "+x\n".repeat(50_000)))
                .isEqualTo(new Result.Dropped("it is larger than 100000 characters"));
    }

    private String applied(String diff) {
        Result result = new DiffCheck(code).check(diff);
        assertThat(result).isInstanceOf(Result.Applies.class);
        return ((Result.Applies) result).diff();
    }
}
