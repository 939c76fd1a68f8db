package dev.loginsight.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.worker.agent.DiffCheck.Result;
import dev.loginsight.worker.evidence.FakeCodebase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffCheckTest {
    private final FakeCodebase code = FakeCodebase.shop();

    @Test
    void goodDiff_passes_asItWas() {
        String diff = """
                --- a/src/OrderService.java
                +++ b/src/OrderService.java
                @@ -8,3 +8,3 @@
                         for (String item : order.items()) {
                -            sum += prices.get(item);
                +            sum += prices.getOrDefault(item, 0);
                         }
                """;

        assertThat(applied(diff)).isEqualTo(diff);
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
                        @@ -8,3 +8,4 @@
                                 for (String item : order.items()) {
                        -            sum += prices.get(item);
                        +            Integer price = prices.get(item);
                        +            sum += price == null ? 0 : price;
                                 }
                        @@ -11,1 +12,1 @@
                        -        return sum;
                        +        return Math.max(0, sum);
                        """);
    }

    @Test
    void repeatedLines_areFoundNearTheHint() {
        code.put("a.txt", "x\nsame\ny\nsame\nz\nsame\n");

        assertThat(applied("--- a/a.txt\n+++ b/a.txt\n@@ -6 +6 @@\n-same\n+other\n"))
                .contains("@@ -6,1 +6,1 @@");
        assertThat(applied("--- a/a.txt\n+++ b/a.txt\n@@ -3 +3 @@\n-same\n+other\n"))
                .contains("@@ -2,1 +2,1 @@");
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
                .endsWith("@@ -2,1 +2,2 @@\n-two\n\\ No newline at end of file\n+two\n+three\n");
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
