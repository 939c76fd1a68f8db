package dev.loginsight.bench.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.patch.FileHeader;
import org.junit.jupiter.api.Test;

class HunksTest {
    private static final String DIFF = """
            --- a/Shop.java
            +++ b/Shop.java
            @@ -2,3 +2,3 @@ class Shop
             two
            -three
            +3
             four
            """;

    @Test
    void hunk_replacesItsLines() throws IOException {
        assertThat(applied("one\ntwo\nthree\nfour\nfive\n", DIFF)).isEqualTo("one\ntwo\n3\nfour\nfive\n");
    }

    @Test
    void hunkOfMovedLines_isFoundWhereTheyAre() throws IOException {
        assertThat(applied("a\nb\nc\nd\none\ntwo\nthree\nfour\n", DIFF)).isEqualTo("a\nb\nc\nd\none\ntwo\n3\nfour\n");
        assertThat(applied("two\nthree\nfour\n", DIFF)).isEqualTo("two\n3\nfour\n");
    }

    @Test
    void linesEndAsTheyDoInTheFile_whateverThePatchHas() throws IOException {
        assertThat(applied("one\r\ntwo\r\nthree\r\nfour\r\n", DIFF)).isEqualTo("one\r\ntwo\r\n3\r\nfour\r\n");
        assertThat(applied("one\ntwo\nthree\nfour\n", DIFF.replace("\n", "\r\n")))
                .isEqualTo("one\ntwo\n3\nfour\n");
    }

    @Test
    void missingLastNewline_staysMissing() throws IOException {
        assertThat(applied("one\ntwo\nthree\nfour", DIFF + "\\ No newline at end of file\n"))
                .isEqualTo("one\ntwo\n3\nfour");
    }

    @Test
    void bytesOfAnyEncoding_surviveUnchanged() throws IOException {
        byte[] latin = "Gr\u00fc\u00dfe\ntwo\nthree\nfour\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Hunks.applied(latin, file(DIFF).getHunks()))
                .isEqualTo("Gr\u00fc\u00dfe\ntwo\n3\nfour\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void secondHunk_countsWhatTheFirstHasAdded() throws IOException {
        String diff = """
                --- a/x
                +++ b/x
                @@ -1,2 +1,3 @@
                 a
                +a2
                 b
                @@ -4,2 +5,1 @@
                 a
                -b
                """;

        assertThat(applied("a\nb\nc\na\nb\n", diff)).isEqualTo("a\na2\nb\nc\na\n");
    }

    @Test
    void hunkWithoutAPlace_saysWhichOne() {
        assertThatThrownBy(() -> applied("quite\nanother\ntext\n", DIFF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no place for the hunk of line 2");
    }

    private static String applied(String text, String diff) throws IOException {
        byte[] result =
                Hunks.applied(text.getBytes(StandardCharsets.UTF_8), file(diff).getHunks());
        return new String(result, StandardCharsets.UTF_8);
    }

    private static FileHeader file(String diff) throws IOException {
        return new Patch("test.diff", diff.getBytes(StandardCharsets.UTF_8))
                .within("")
                .getFirst();
    }
}
