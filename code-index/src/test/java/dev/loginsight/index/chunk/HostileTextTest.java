package dev.loginsight.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that was made to hang, crash or confuse the parsers. Whatever they do, no line may be lost and no thread either. */
class HostileTextTest {
    private static final List<String> NAMES = List.of(
            "A.java", "a.py", "a.js", "a.ts", "a.tsx", "a.go", "a.kt", "a.rs", "a.c", "a.cpp", "a.cs", "a.scala",
            "a.rb", "a.php", "a.swift", "a.sh", "a.lua", "a.ex", "a.sql", "a.md", "a.txt");

    private final Chunker chunker = new Chunker();

    static Stream<Arguments> texts() {
        return Stream.of(
                        Arguments.of("parentheses", "x = " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "\n"),
                        Arguments.of("classes", "class A {\n".repeat(5_000) + "}".repeat(5_000)),
                        Arguments.of(
                                "blocks", "class A { void m() " + "{\n".repeat(10_000) + "x();" + "}".repeat(10_000)),
                        Arguments.of(
                                "else if", "class A { void m() { " + "if (a) b();\nelse ".repeat(2_000) + "c(); } }"),
                        Arguments.of("casts", "class A { Object o = " + "(A)\n".repeat(4_000) + "x; }"),
                        Arguments.of("arrows", "x=>\n".repeat(400)),
                        Arguments.of("generics", "a<b<\n".repeat(1_000)),
                        Arguments.of("braces", "a{\n".repeat(1_000)),
                        Arguments.of("backslashes", "a\\\n".repeat(1_000)),
                        Arguments.of("open string", "s = \"" + "a\n".repeat(1_000)),
                        Arguments.of("open comment", "x\n/* " + "a\n".repeat(1_000)),
                        Arguments.of("one line", "int x = 1; ".repeat(3_000)),
                        Arguments.of("one word", "a".repeat(300_000)),
                        Arguments.of("random", random()))
                .flatMap(text -> NAMES.stream().map(name -> Arguments.of(text.get()[0], name, text.get()[1])));
    }

    private static String random() {
        Random random = new Random(20_000);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("texts")
    void hostileText_isCutWholeAndAlike(String what, String name, String text) {
        Chunked chunked = assertTimeoutPreemptively(Duration.ofSeconds(120), () -> chunker.chunk(name, text));

        Coverage.assertComplete(text, chunked.chunks());
        assertThat(chunked.chunks())
                .allSatisfy(chunk -> assertThat(chunk.text().length()).isLessThan(3_000));
    }

    /** JavaParser needs 2^n steps for these; 40 of them would outlast the machine. */
    @Test
    void nestedBlocksInExpressions_areRecognisedBeforeTheParserSeesThem() {
        String lambdas = "class A { void m() { " + "f(x -> { f(".repeat(40) + "1" + "); })".repeat(40) + "; } }";
        String anonymous =
                "class A { Object o = " + "f(new A() { void m() { g(".repeat(40) + "1" + "); } })".repeat(40) + "; }";
        String harmless = "class A { void m() { " + "f(x -> { f(".repeat(5) + "1" + "); })".repeat(5) + "; } }";

        assertThat(quickly(lambdas).problem()).contains("nested too deeply");
        assertThat(quickly(anonymous).problem()).contains("nested too deeply");
        assertThat(quickly(harmless).problem()).isNull();
    }

    @Test
    void bracketsInStringsAndComments_areNotNesting() {
        String text = "class A {\n  // " + "(".repeat(500) + "\n  /* " + "{".repeat(500) + " */\n  String s = \""
                + "[".repeat(500) + "\", t = \"\"\"\n " + "(\\\"\"\" {".repeat(200)
                + "\"\"\";\n  char c = '{', q = '\\'';\n  void m() {}\n}\n";

        Chunked chunked = quickly(text);

        assertThat(chunked.problem()).isNull();
        assertThat(chunked.chunks())
                .flatExtracting(CodeChunk::pieces)
                .extracting(piece -> piece.place().symbol())
                .contains("A#m");
    }

    private Chunked quickly(String java) {
        return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> chunker.chunk("A.java", java));
    }

    @Test
    void nulsMarksAndLoneSurrogates_doNotDisturbTheParser() {
        String text = "\uFEFFclass A {\n  String s = \"\ud83d\"; // \udc00\n  void m() {\0 run(); }\n}\n";

        for (String name : List.of("A.java", "a.js", "a.ts")) {
            Chunked chunked = chunker.chunk(name, text);
            assertThat(chunked.chunks())
                    .flatExtracting(CodeChunk::pieces)
                    .extracting(piece -> piece.place().symbol())
                    .anyMatch(symbol -> symbol.startsWith("A"));
            Coverage.assertComplete(text, chunked.chunks());
        }
        assertThat(chunker.chunk("A.java", text).problem()).isNull();
        assertThat(chunker.chunk("A.java", text).chunks())
                .flatExtracting(CodeChunk::pieces)
                .extracting(piece -> piece.place().symbol())
                .contains("A#m");
    }

    @Test
    void aLoneCarriageReturn_endsALine() {
        String text = "class A {\r  // one\r  void m() {\r  }\r}\r";

        List<CodeChunk> chunks = chunker.chunk("A.java", text).chunks();

        Piece method = chunks.getLast().pieces().getLast();
        assertThat(method.place().symbol()).isEqualTo("A#m");
        assertThat(method.startLine()).isEqualTo(2);
        assertThat(method.endLine()).isEqualTo(4);
    }

    @Test
    void aFileThatDoesNotParse_saysWhereAndIsNotLost() {
        Chunked chunked = chunker.chunk("A.java", "class A {\n  void ok() {}\n  void broken( {\n}\n");

        assertThat(chunked.problem()).isEqualTo("does not parse as Java at line 3; cut along what is recognisable");
        assertThat(chunked.chunks())
                .flatExtracting(CodeChunk::pieces)
                .extracting(piece -> piece.place().symbol())
                .contains("A", "A#ok");
    }
}
