package dev.loginsight.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Piece;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    private final Chunker chunker = new Chunker();

    @Test
    void ids_ofEqualDeclarations_differAndAreStable() {
        String method = "  void m() { /*" + " word".repeat(130) + " */ }\n";
        String text = "class A {\n" + method + method + method + "}\n";

        List<String> ids = ids(chunk("A.java", text));

        assertThat(ids).hasSize(3).doesNotHaveDuplicates().isEqualTo(ids(chunk("A.java", text)));
    }

    @Test
    void ids_afterLinesAreAddedAbove_stay() {
        String text = "class A {\n  void m() { run(); }\n}\n";

        List<CodeChunk> moved = chunk("A.java", "\n\n// new\nimport x.Y;\n\n" + text);

        assertThat(ids(moved)).containsAll(ids(chunk("A.java", text)));
        assertThat(moved.getLast().startLine()).isEqualTo(6);
    }

    @Test
    void ids_inAnotherDirectory_differButTheContentHashDoesNot() {
        String text = "class A { void m() { run(); } }";
        CodeChunk here = chunk("a/A.java", text).getLast();
        CodeChunk there = chunk("b/A.java", text).getLast();

        assertThat(here.id()).isNotEqualTo(there.id());
        assertThat(here.contentHash()).isEqualTo(there.contentHash()).hasSize(64);
        assertThat(here.embeddingText()).isEqualTo("A.java > A\n" + text.substring(0, text.length() - 2));
    }

    @Test
    void aLongMethod_isSplitBetweenStatementsIntoPartsOfOnePlace() {
        String body = IntStream.range(0, 120)
                .mapToObj(i -> "        call" + i + "(first, second);\n        if (x) {\n            y();\n        }\n"
                        + (i % 5 == 0 ? "\n" : ""))
                .collect(Collectors.joining());
        String text = "class A {\n    /** Long. */\n    void run() {\n" + body + "    }\n}\n";

        List<CodeChunk> chunks = chunk("A.java", text);
        List<Piece> parts = chunks.stream()
                .flatMap(chunk -> chunk.pieces().stream())
                .filter(piece -> piece.kind() == ChunkKind.METHOD)
                .toList();

        assertThat(parts).hasSizeGreaterThan(4);
        assertThat(parts.stream().map(Piece::place).distinct()).hasSize(1);
        assertThat(parts)
                .extracting(Piece::part)
                .containsExactlyElementsOf(
                        IntStream.range(0, parts.size()).boxed().toList());
        assertThat(chunks.subList(1, chunks.size()))
                .allSatisfy(part -> assertThat(part.text().length()).isBetween(300, 1_800));
        assertThat(chunks.subList(2, chunks.size() - 1))
                .allSatisfy(part -> assertThat(part.text()).startsWith("        call"));
        assertThat(parts.getFirst().place().startLine()).isEqualTo(2);
        Coverage.assertComplete(text, chunk("A.java", text));
    }

    @Test
    void aLineOfAMegabyte_isCutWithoutLoss() {
        String line = "word😀 ".repeat(150_000);

        List<CodeChunk> chunks = chunk("notes.txt", line);

        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.text().length()).isLessThanOrEqualTo(1_800);
            assertThat(chunk.startLine()).isEqualTo(1);
            assertThat(Character.isLowSurrogate(chunk.text().charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(
                            chunk.text().charAt(chunk.text().length() - 1)))
                    .isFalse();
        });
        assertThat(chunks.stream()
                        .mapToLong(chunk -> count(chunk.text(), "word😀"))
                        .sum())
                .isEqualTo(150_000);
    }

    @Test
    void fields_goTogetherUntilTheyAreTooLong() {
        String fields = IntStream.range(0, 60)
                .mapToObj(i -> "    private final String aRatherLongFieldName" + i + " = \"value\";\n")
                .collect(Collectors.joining());

        List<CodeChunk> chunks = chunk("A.java", "class A {\n" + fields + "}\n");

        List<Piece> groups = chunks.stream()
                .flatMap(chunk -> chunk.pieces().stream())
                .filter(piece -> piece.kind() == ChunkKind.FIELDS)
                .toList();
        assertThat(groups).hasSizeBetween(2, 6).allSatisfy(group -> {
            assertThat(group.begins()).isTrue();
            assertThat(group.place().symbol()).isEqualTo("A");
        });
        assertThat(groups.stream().flatMap(group -> group.names().stream()))
                .hasSize(60)
                .contains("aRatherLongFieldName0", "aRatherLongFieldName59");
    }

    @Test
    void textWithoutAWord_givesNoChunk() {
        for (String name : List.of("A.java", "a.py", "a.ts", "a.go", "a.md", "a.txt")) {
            assertThat(chunk(name, "")).isEmpty();
            assertThat(chunk(name, " \n\t\r\n")).isEmpty();
            assertThat(chunk(name, "{}();\n")).isEmpty();
        }
    }

    @Test
    void threads_shareAChunker() throws InterruptedException {
        String text = "class A {\n" + "    void m() { run(); }\n".repeat(200) + "}\n";
        List<String> expected = ids(chunk("A.java", text));

        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform()
                        .unstarted(() -> assertThat(ids(chunk("A.java", text))).isEqualTo(expected)))
                .toList();
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
    }

    private List<CodeChunk> chunk(String path, String text) {
        return chunker.chunk(path, text).chunks();
    }

    private static List<String> ids(List<CodeChunk> chunks) {
        return chunks.stream().map(CodeChunk::id).toList();
    }

    private static long count(String text, String word) {
        return text.split(word, -1).length - 1L;
    }
}
