package dev.loginsight.index.store;

import static dev.loginsight.contract.Chunks.embedded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.contract.Chunks;
import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneCodeStoreTest {
    private static final EmbeddingModel MODEL = new EmbeddingModel("test", "1", Chunks.DIMENSIONS);

    @TempDir
    private Path home;

    private Path directory() {
        return home.resolve("lucene");
    }

    private void write(EmbeddedChunk... chunks) {
        try (CodeStore store = LuceneCodeStore.open(directory(), MODEL)) {
            store.write(Chunks.files(List.of(chunks)), 1);
            store.commit();
        }
    }

    private static int found(CodeStore store, String text) {
        return store.lexical(text, ChunkFilter.NONE, 100).chunks().size();
    }

    @Test
    void readOnly_noticesCommitsOfAnotherWriter() {
        write(embedded("a", "src/A.java", 1, "alpha"));
        try (CodeStore reader = LuceneCodeStore.openReadOnly(directory(), MODEL);
                CodeStore writer = LuceneCodeStore.open(directory(), MODEL)) {
            assertThat(found(reader, "alpha beta")).isEqualTo(1);
            for (int i = 2; i < 12; i++) {
                writer.write(Chunks.files(List.of(embedded("b" + i, "src/B" + i + ".java", 1, "beta"))), i);
                assertThat(found(reader, "alpha beta")).isEqualTo(i - 1);
                writer.commit();
                assertThat(found(reader, "alpha beta")).isEqualTo(i);
                assertThat(reader.files()).hasSize(i);
            }
        }
    }

    @Test
    void readOnly_filesLostAndBuiltAgain_readsTheNewOnes() throws IOException {
        write(embedded("a", "src/A.java", 1, "alpha"));
        try (CodeStore reader = LuceneCodeStore.openReadOnly(directory(), MODEL)) {
            assertThat(found(reader, "alpha")).isEqualTo(1);
            List<Path> before = files(directory());
            for (Path file : before) {
                Files.delete(file);
            }
            write(embedded("b", "src/B.java", 1, "beta"));
            assertThat(files(directory())).as("the same names").containsExactlyInAnyOrderElementsOf(before);

            assertThat(found(reader, "alpha")).isZero();
            assertThat(found(reader, "beta")).isEqualTo(1);
        }
    }

    @Test
    void readOnly_cannotWrite() {
        write(embedded("a", "src/A.java", 1, "alpha"));
        try (CodeStore reader = LuceneCodeStore.openReadOnly(directory(), MODEL)) {
            assertThatThrownBy(() -> reader.write(Chunks.files(List.of(embedded("b", "B.java", 1, "b"))), 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("reading only");
            assertThatThrownBy(reader::commit).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void readOnly_whereNothingIs_saysHowToBuildIt() throws IOException {
        assertThatThrownBy(() -> LuceneCodeStore.openReadOnly(directory(), MODEL))
                .isInstanceOf(NoIndexException.class)
                .hasMessage(
                        "There is no index in " + directory() + "; build it with `loginsight index` in its repository");
        Files.createDirectories(directory());
        assertThatThrownBy(() -> LuceneCodeStore.openReadOnly(directory(), MODEL))
                .isInstanceOf(NoIndexException.class);
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void files_areTheSameObjectUntilACommit() {
        write(embedded("a", "src/A.java", 1, "alpha"));
        try (CodeStore reader = LuceneCodeStore.openReadOnly(directory(), MODEL)) {
            Object before = reader.files();
            assertThat(reader.files()).isSameAs(before);
            write(embedded("a", "src/A.java", 2, "alpha"));
            assertThat(reader.files()).isNotSameAs(before).isEqualTo(before);
        }
    }

    @Test
    void open_withAnotherModel_namesBothAndTheRemedy() {
        write(embedded("a", "src/A.java", 1, "alpha"));
        EmbeddingModel other = new EmbeddingModel("other", "7", 3);
        List<Runnable> openings = List.of(
                () -> LuceneCodeStore.open(directory(), other), () -> LuceneCodeStore.openReadOnly(directory(), other));
        for (Runnable opening : openings) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(IndexMismatchException.class)
                    .hasMessageContaining("test 1 (16 dimensions)")
                    .hasMessageContaining("other 7 (3 dimensions)")
                    .hasMessageContaining("loginsight index --full");
        }
        try (CodeStore untouched = LuceneCodeStore.openReadOnly(directory(), MODEL)) {
            assertThat(found(untouched, "alpha")).isEqualTo(1);
        }
    }

    @Test
    void rebuild_withAnotherModel_replacesTheIndexAtItsFirstCommit() {
        write(embedded("a", "src/A.java", 1, "alpha"));
        EmbeddingModel other = new EmbeddingModel("other", "7", Chunks.DIMENSIONS);
        try (CodeStore reader = LuceneCodeStore.openReadOnly(directory(), MODEL)) {
            try (CodeStore store = LuceneCodeStore.rebuild(directory(), other)) {
                store.write(Chunks.files(List.of(embedded("b", "src/B.java", 1, "beta"))), 1);
                assertThat(found(reader, "alpha")).isEqualTo(1);
                store.commit();
                assertThat(found(store, "alpha")).isZero();
                assertThat(found(store, "beta")).isEqualTo(1);
            }
            assertThatThrownBy(() -> found(reader, "alpha")).isInstanceOf(IndexMismatchException.class);
        }
    }

    @Test
    void open_damagedIndex_isSaidAndCanBeRebuiltLeavingForeignFilesAlone() throws IOException {
        write(embedded("a", "src/A.java", 1, "alpha"));
        Path note = Files.writeString(directory().resolve("note.txt"), "mine");
        for (Path file : files(directory())) {
            if (!file.equals(note)) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
        assertThatThrownBy(() -> LuceneCodeStore.openReadOnly(directory(), MODEL))
                .isInstanceOf(IndexMismatchException.class)
                .hasMessage("The index in " + directory()
                        + " is damaged; run `loginsight index` in its repository, which builds it anew");
        assertThatThrownBy(() -> LuceneCodeStore.open(directory(), MODEL)).isInstanceOf(IndexMismatchException.class);
        try (CodeStore store = LuceneCodeStore.rebuild(directory(), MODEL)) {
            store.write(Chunks.files(List.of(embedded("b", "src/B.java", 1, "beta"))), 1);
            store.commit();
            assertThat(found(store, "beta")).isEqualTo(1);
        }
        assertThat(note).hasContent("mine");
    }

    @Test
    void rebuild_withOneFileMissing_makesAWholeIndex() throws IOException {
        write(embedded("a", "src/A.java", 1, "alpha"));
        for (Path file : files(directory())) {
            if (file.toString().endsWith(".cfs")) {
                Files.delete(file);
            }
        }
        try (CodeStore store = LuceneCodeStore.rebuild(directory(), MODEL)) {
            store.write(Chunks.files(List.of(embedded("b", "src/B.java", 1, "beta"))), 1);
            store.commit();
            assertThat(found(store, "beta")).isEqualTo(1);
        }
    }

    /** Bytes overwritten anywhere either do not matter to a search or are called what they are. */
    @Test
    void search_overwrittenBytes_areDamageAndNothingElse() throws IOException {
        List<EmbeddedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            chunks.add(embedded("c" + i, "src/C" + i + ".java", 1, "alpha beta gamma" + i));
        }
        write(chunks.toArray(EmbeddedChunk[]::new));
        Path file = files(directory()).stream()
                .filter(f -> f.toString().endsWith(".cfs"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(file);
        int damaged = 0;
        for (int from = 0; from + 8 <= whole.length; from += 61) {
            byte[] bytes = whole.clone();
            for (int i = from; i < from + 8; i++) {
                bytes[i] ^= (byte) 0xff;
            }
            Files.write(file, bytes);
            try (CodeStore store = LuceneCodeStore.openReadOnly(directory(), MODEL)) {
                found(store, "alpha");
                store.semantic(Chunks.towards(0), ChunkFilter.NONE, 10);
                store.chunksOf("src/C7.java");
                store.files();
            } catch (IndexMismatchException e) {
                assertThat(e).hasMessageContaining("`loginsight index");
                damaged++;
            }
        }
        assertThat(damaged).isGreaterThan(10);
    }

    @Test
    void open_missingSegmentFile_isDamage() throws IOException {
        write(embedded("a", "src/A.java", 1, "alpha"));
        for (Path file : files(directory())) {
            if (file.toString().endsWith(".cfs") || file.toString().endsWith(".si")) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> LuceneCodeStore.openReadOnly(directory(), MODEL))
                .isInstanceOf(IndexMismatchException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void open_foreignLuceneIndex_isRefusedAndUntouched() throws IOException {
        try (FSDirectory directory = FSDirectory.open(directory());
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
        }
        List<Path> before = files(directory());
        assertThatThrownBy(() -> LuceneCodeStore.open(directory(), MODEL))
                .isInstanceOf(IndexMismatchException.class)
                .hasMessageContaining("that Log Insight did not write");
        assertThatThrownBy(() -> LuceneCodeStore.openReadOnly(directory(), MODEL))
                .isInstanceOf(IndexMismatchException.class);
        assertThat(files(directory())).isEqualTo(before);
    }

    @Test
    void open_asAFile_saysWhich() throws IOException {
        Files.writeString(directory(), "a file");
        assertThatThrownBy(() -> LuceneCodeStore.open(directory(), MODEL))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(directory().toString());
        assertThatThrownBy(() -> LuceneCodeStore.openReadOnly(directory(), MODEL))
                .isInstanceOf(NoIndexException.class);
    }

    @Test
    void open_twiceForWriting_saysThatAnotherWrites() {
        try (CodeStore first = LuceneCodeStore.open(directory(), MODEL)) {
            assertThatThrownBy(() -> LuceneCodeStore.open(directory(), MODEL))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Another process is writing");
            first.commit();
        }
        write(embedded("a", "src/A.java", 1, "alpha"));
    }

    @Test
    void killedWriter_leavesItsLastCommitAndNoLock() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory().toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals(KilledWriter.READY)) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo(KilledWriter.READY);
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (CodeStore store = LuceneCodeStore.open(directory(), MODEL)) {
            assertThat(store.files()).containsOnlyKeys("src/Kept.java");
            store.write(Chunks.files(List.of(embedded("b", "src/B.java", 1, "beta"))), 2);
            store.commit();
            assertThat(store.files()).hasSize(2);
        }
    }

    /** Commits one file, writes another, and waits to be killed. */
    static final class KilledWriter {
        static final String READY = "ready";

        public static void main(String[] args) throws InterruptedException {
            CodeStore store = LuceneCodeStore.open(Path.of(args[0]), MODEL);
            store.write(Chunks.files(List.of(embedded("kept", "src/Kept.java", 1, "kept"))), 1);
            store.commit();
            store.write(Chunks.files(List.of(embedded("lost", "src/Lost.java", 1, "lost"))), 2);
            System.out.println(READY);
            Thread.currentThread().join();
        }
    }

    @Test
    void smallRefreshes_leaveFewSegmentsAndNoGarbage() throws IOException {
        try (CodeStore store = LuceneCodeStore.open(directory(), MODEL)) {
            for (int generation = 1; generation <= 60; generation++) {
                store.write(Chunks.files(List.of(embedded("a" + generation, "src/A.java", 1, "alpha"))), generation);
                store.retire(List.of("src/A.java"), generation);
                store.commit();
            }
            assertThat(store.chunksOf("src/A.java")).hasSize(1);
        }
        assertThat(files(directory())).hasSizeLessThan(60);
    }

    @Test
    void index_ofSmallMethods_isHardlyLargerThanTheirText() throws IOException {
        List<EmbeddedChunk> chunks = new ArrayList<>();
        long characters = 0;
        for (int i = 0; i < 400; i++) {
            String text =
                    "    /** Returns the total of order " + i + ". */\n    public Money total" + i + "(Order order) {\n"
                            + "        Money sum = Money.ZERO;\n        for (Line line : order.lines()) {\n"
                            + "            sum = sum.plus(line.price().times(line.count()));\n        }\n        return sum;\n    }\n";
            characters += text.length();
            chunks.add(embedded(
                    String.format("%032x", i),
                    "src/main/java/com/acme/shop/Order" + i / 20 + ".java",
                    i % 20 * 9 + 1,
                    text));
        }
        write(chunks.toArray(EmbeddedChunk[]::new));
        long size = 0;
        for (Path file : files(directory())) {
            size += Files.size(file);
        }
        assertThat(size).isLessThan(characters * 5 / 4);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }
}
