package dev.loginsight.index.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddingModel;
import dev.loginsight.index.store.IndexMismatchException;
import dev.loginsight.index.store.LuceneCodeStore;
import dev.loginsight.index.store.NoIndexException;
import dev.loginsight.merkle.FileNote;
import dev.loginsight.merkle.IndexLock;
import dev.loginsight.merkle.LockAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexerTest {
    private static final EmbeddingModel MODEL = new EmbeddingModel("counting", "1", 8);
    /** What makes a method long enough to be a chunk of its own. */
    private static final String LONG = " /*" + " word".repeat(130) + " */\n";

    @TempDir
    Path directory;

    private Path root;
    private RepositoryHome repository;
    private IndexHome home;
    private CountingEmbedder embedder;

    @BeforeEach
    void makeRepository() throws IOException {
        root = Files.createDirectory(directory.resolve("shop")).toRealPath();
        home = new IndexHome(directory.resolve("home"));
        repository = home.of(root);
        embedder = new CountingEmbedder(MODEL);
        write(
                "src/A.java",
                "class A {\n  void one() { alpha(); }" + LONG + "\n  void two() { beta(); }" + LONG + "}\n");
        write("src/B.java", "class B {\n  void three() { gamma(); }\n}\n");
        write("tool.py", "def four():\n    return delta()\n");
    }

    @Test
    void firstRun_storesEverything() {
        IndexReport report = refresh();

        assertThat(report.filesSeen()).isEqualTo(3);
        assertThat(report.filesChanged()).isEqualTo(3);
        assertThat(report.chunksWritten()).isEqualTo(report.chunks()).isEqualTo(4);
        assertThat(report.embeddingsComputed()).isEqualTo(7).isEqualTo(embedder.texts.get());
        assertThat(report.lines()).isEqualTo(10);
        assertThat(symbols())
                .containsExactly(
                        "src/A.java A",
                        "src/A.java A#one",
                        "src/A.java A#two",
                        "src/B.java B",
                        "src/B.java B#three",
                        "tool.py four");
        assertThat(home.require(root, MODEL).chunks()).isEqualTo(4);
        assertThat(home.require(root, MODEL).merkleRoot())
                .isEqualTo(report.merkleRoot())
                .hasSize(64);
        assertThat(home.indexed()).extracting(IndexIdentity::root).containsExactly(root);
    }

    @Test
    void unchangedRun_writesNothingAndEmbedsNothing() throws IOException {
        IndexReport first = refresh();
        refresh();
        Map<String, String> before = files();

        IndexReport report = refresh();

        assertThat(files()).isEqualTo(before);
        assertThat(embedder.texts.get()).isEqualTo(7);
        assertThat(report.changedAnything()).isFalse();
        assertThat(report.chunksWritten() + report.chunksDeleted() + report.embeddingsReused())
                .isZero();
        assertThat(report.chunks()).isEqualTo(4);
        assertThat(report.generation()).isEqualTo(first.generation());
        assertThat(report.merkleRoot()).isEqualTo(first.merkleRoot());
    }

    @Test
    void changedFile_embedsOnlyItsChangedChunks() throws IOException {
        refresh();
        write(
                "src/A.java",
                "class A {\n  void one() { alpha(); }" + LONG + "\n\n  void two() { epsilon(); }" + LONG + "}\n");

        IndexReport report = refresh();

        assertThat(report.filesChanged()).isEqualTo(1);
        assertThat(report.embeddingsComputed()).isEqualTo(1);
        assertThat(report.embeddingsReused()).isEqualTo(2);
        assertThat(report.chunksWritten()).isEqualTo(2);
        assertThat(report.chunksDeleted()).isEqualTo(1);
        assertThat(report.chunks()).isEqualTo(4);
        assertThat(chunk("src/A.java", "A#two").text()).contains("epsilon");
        assertThat(chunk("src/A.java", "A#two").startLine()).isEqualTo(5);
    }

    @Test
    void movedFile_embedsNothing() throws IOException {
        refresh();
        Files.createDirectories(root.resolve("other"));
        Files.move(root.resolve("src/B.java"), root.resolve("other/B.java"));

        IndexReport report = refresh();

        assertThat(report.embeddingsComputed()).isZero();
        assertThat(report.filesChanged()).isEqualTo(1);
        assertThat(report.filesDeleted()).isEqualTo(1);
        assertThat(symbols())
                .contains("other/B.java B#three")
                .doesNotContain("src/B.java B#three")
                .hasSize(6);
    }

    @Test
    void deletedAndEmptiedFiles_leaveNoChunks() throws IOException {
        refresh();
        Files.delete(root.resolve("tool.py"));
        write("src/B.java", "");

        IndexReport report = refresh();

        assertThat(report.filesDeleted()).isEqualTo(1);
        assertThat(report.chunksDeleted()).isEqualTo(2);
        assertThat(symbols()).hasSize(3).allMatch(symbol -> symbol.startsWith("src/A.java"));
    }

    /** The store of a killed run may hold a state of a file that no snapshot ever knew. */
    @Test
    void runKilledAfterItsCommit_leavesNothingStaleOrTwice() throws IOException {
        refresh();
        byte[] snapshot = Files.readAllBytes(repository.snapshot());
        String identity = Files.readString(repository.identityFile());
        String original = Files.readString(root.resolve("src/A.java"));
        write("src/A.java", "class A {\n  void changed() { zeta(); }\n}\n");
        write("src/New.java", "class New {}\n");
        refresh();
        Files.write(repository.snapshot(), snapshot);
        Files.writeString(repository.identityFile(), identity.replace("\"unfinished\": 0", "\"unfinished\": 2"));
        write("src/A.java", original);
        Files.delete(root.resolve("src/New.java"));

        IndexReport report = refresh();

        assertThat(symbols())
                .containsExactly(
                        "src/A.java A",
                        "src/A.java A#one",
                        "src/A.java A#two",
                        "src/B.java B",
                        "src/B.java B#three",
                        "tool.py four");
        assertThat(report.generation()).isGreaterThan(2);
        assertThat(report.filesDeleted()).isEqualTo(1);
        assertThat(refresh().changedAnything()).isFalse();
    }

    @Test
    void failureOnTheWay_leavesTheIndexAsItWas() throws IOException {
        refresh();
        write("src/A.java", "class A {\n  void changed() { zeta(); }\n}\n");
        embedder.failing = true;

        assertThatIllegalStateException().isThrownBy(this::refresh).withMessage("the embedder is down");
        assertThat(symbols()).contains("src/A.java A#one").doesNotContain("src/A.java A#changed");

        embedder.failing = false;
        refresh();
        assertThat(symbols())
                .contains("src/A.java A#changed")
                .doesNotContain("src/A.java A#one")
                .hasSize(5);
    }

    @Test
    void firstRunThatFails_leavesNoIndexToOpen() {
        embedder.failing = true;

        assertThatIllegalStateException().isThrownBy(this::refresh);
        assertThatExceptionOfType(NoIndexException.class)
                .isThrownBy(() -> home.require(root, MODEL))
                .withMessage("There is no index of " + root + " yet; build it with: loginsight index " + root);

        embedder.failing = false;
        assertThat(refresh().chunks()).isEqualTo(4);
    }

    @Test
    void otherModel_isRefusedUntilTheIndexIsRebuilt() {
        refresh();
        CountingEmbedder other = new CountingEmbedder(new EmbeddingModel("other", "1", 16));

        assertThatExceptionOfType(IndexMismatchException.class)
                .isThrownBy(() -> new Indexer(home, other).refresh(root, IndexOptions.DEFAULT, IndexListener.SILENT))
                .withMessage("The index of " + root
                        + " was built with the embedding model counting 1 (8 dimensions), configured is"
                        + " other 1 (16 dimensions); rebuild it with: loginsight index " + root + " --full");

        IndexReport report =
                new Indexer(home, other).refresh(root, IndexOptions.DEFAULT.withFull(true), IndexListener.SILENT);
        assertThat(report.embeddingsComputed()).isEqualTo(7);
        assertThat(home.require(root, other.model()).chunks()).isEqualTo(4);
    }

    @Test
    void otherChunkerOrFormat_isRefusedUntilTheIndexIsRebuilt() throws IOException {
        refresh();
        String identity = Files.readString(repository.identityFile());
        for (String wrong : List.of(
                identity.replace("\"chunker\": \"", "\"chunker\": \"0"),
                identity.replace("\"format\": 2", "\"format\": 7"),
                "{\"format\": 7, \"of a later version\": []}")) {
            Files.writeString(repository.identityFile(), wrong);
            assertThatExceptionOfType(IndexMismatchException.class)
                    .isThrownBy(this::refresh)
                    .withMessageContaining("loginsight index " + root + " --full")
                    .withMessageNotContaining("\n");
        }

        new Indexer(home, embedder).refresh(root, IndexOptions.DEFAULT.withFull(true), IndexListener.SILENT);
        assertThat(symbols()).hasSize(6);
        assertThat(refresh().changedAnything()).isFalse();
    }

    @Test
    void damagedDescription_isNoticedAndBuiltAnew() throws IOException {
        refresh();
        String identity = Files.readString(repository.identityFile());
        for (String wrong : List.of("", "{garb", identity.substring(0, 40), identity.replace("segments", " = "))) {
            Files.writeString(repository.identityFile(), wrong);

            assertThat(status().damage()).isEqualTo("its description index.json cannot be read");
            assertThat(status().isStale()).isTrue();
            assertThat(status().identity()).isNull();
            assertThatExceptionOfType(IndexMismatchException.class)
                    .isThrownBy(() -> home.require(root, MODEL))
                    .withMessageStartingWith("The index description " + repository.identityFile() + " is damaged (")
                    .withMessageEndingWith("); build the index anew with: loginsight index " + root);
            IndexReport report = refresh();
            assertThat(report.damage()).isEqualTo("its description index.json cannot be read");
            assertThat(report.embeddingsComputed()).isEqualTo(7);
            assertHealthy();
        }
    }

    @Test
    void damagedStore_isNoticedAndBuiltAnew() throws IOException {
        refresh();
        for (Harm harm : List.<Harm>of(
                file -> truncate(file, !file.getFileName().toString().startsWith("segments"), 50),
                file -> truncate(file, file.getFileName().toString().startsWith("segments"), 0),
                file -> delete(file, !file.getFileName().toString().startsWith("segments")),
                file -> delete(file, file.getFileName().toString().startsWith("segments")),
                file -> delete(file, true))) {
            for (Path file : stored()) {
                harm.to(file);
            }

            assertThat(status().damage()).startsWith("its file");
            assertThat(status().isStale()).isTrue();
            IndexReport report = refresh();
            assertThat(report.damage()).startsWith("its file");
            assertThat(report.changedAnything()).isTrue();
            assertHealthy();
        }
    }

    @Test
    void oneFileCutShort_isNamedWithItsSizes() throws IOException {
        refresh();
        Path file = stored().getFirst();
        long size = Files.size(file);
        truncate(file, true, 3);

        assertThat(status().damage())
                .isEqualTo("its file %s has 3 bytes and should have %,d".formatted(file.getFileName(), size));
        Files.delete(file);
        assertThat(status().damage()).isEqualTo("its file " + file.getFileName() + " is gone");
    }

    @Test
    void storeOverwrittenInPlace_isNoticedAndBuiltAnew() throws IOException {
        refresh();
        for (Path file : stored()) {
            invert(file, (int) Files.size(file) / 2, 1);

            assertThat(status().damage())
                    .isEqualTo("its file " + file.getFileName()
                            + " was overwritten: its checksum is not that of the last run");
            assertThat(refresh().damage())
                    .isEqualTo("its file " + file.getFileName()
                            + " was overwritten: its checksum is not that of the last run");
            assertHealthy();
        }
    }

    @Test
    void descriptionWithoutTheStoresFiles_isDamaged() throws IOException {
        refresh();
        String identity = Files.readString(repository.identityFile());
        Files.writeString(repository.identityFile(), identity.replaceAll("(?m)^.*\"store\".*\n", ""));

        assertThat(status().damage()).isEqualTo("its description index.json does not name its files");
        assertThat(refresh().changedAnything()).isTrue();
        assertHealthy();
    }

    private static void invert(Path file, int from, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = from; i < from + count; i++) {
            bytes[i] ^= (byte) 0xff;
        }
        Files.write(file, bytes);
    }

    @Test
    void remedies_quoteTheDirectoryForTheShell() {
        assertThat(ShellWord.quoted("/work/shop-2/\u00fcber", false)).isEqualTo("/work/shop-2/\u00fcber");
        assertThat(ShellWord.quoted("/my shop/it's $HOME", false)).isEqualTo("'/my shop/it'\\''s $HOME'");
        assertThat(ShellWord.quoted("", false)).isEqualTo("''");
        assertThat(ShellWord.quoted("C:\\shop", true)).isEqualTo("C:\\shop");
        assertThat(ShellWord.quoted("C:\\my shop", true)).isEqualTo("\"C:\\my shop\"");
        assertThat(ShellWord.quoted("/a\\b", false)).isEqualTo("'/a\\b'");
    }

    private interface Harm {
        void to(Path file) throws IOException;
    }

    private static void truncate(Path file, boolean really, int size) throws IOException {
        if (really) {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), size));
        }
    }

    private static void delete(Path file, boolean really) throws IOException {
        if (really) {
            Files.delete(file);
        }
    }

    /** The files of the store's commit. */
    private List<Path> stored() throws IOException {
        try (Stream<Path> lucene = Files.list(repository.lucene())) {
            return lucene.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private void assertHealthy() {
        assertThat(symbols()).hasSize(6);
        assertThat(status().isStale()).isFalse();
        assertThat(refresh().changedAnything()).isFalse();
    }

    private IndexStatus status() {
        return new Indexer(home, embedder).status(root, IndexOptions.DEFAULT);
    }

    @Test
    void missingStoreOrSnapshot_isMadeAgain() throws IOException {
        refresh();
        try (Stream<Path> lucene = Files.list(repository.lucene())) {
            for (Path file : lucene.toList()) {
                Files.delete(file);
            }
        }
        assertThat(refresh().chunksWritten()).isEqualTo(4);

        Files.delete(repository.snapshot());
        assertThat(refresh().embeddingsComputed()).isZero();
        assertThat(symbols()).hasSize(6);
    }

    @Test
    void runningRun_refusesAnother() {
        LockAttempt.Acquired held = (LockAttempt.Acquired) IndexLock.tryAcquire(repository.lock());

        assertThatExceptionOfType(IndexingException.class)
                .isThrownBy(this::refresh)
                .withMessageContaining("process " + ProcessHandle.current().pid())
                .withMessageContaining("Wait until that run has ended");

        held.lock().close();
        assertThat(refresh().chunks()).isEqualTo(4);
    }

    @Test
    void homeThatCannotBeWritten_isNamed() throws IOException {
        Files.writeString(directory.resolve("home"), "a file");

        assertThatExceptionOfType(IndexingException.class)
                .isThrownBy(this::refresh)
                .withMessageContaining(repository.directory().toString())
                .withMessageContaining("LOGINSIGHT_HOME");
    }

    @Test
    void fileThatDoesNotParse_isStoredAndNoted() throws IOException {
        write("src/Bad.java", "class Bad {\n  void broken( {\n}\n");

        IndexReport report = refresh();

        assertThat(report.notes()).extracting(FileNote::path).containsExactly("src/Bad.java");
        assertThat(report.notes().getFirst().text()).startsWith("does not parse as Java at line 2");
        assertThat(symbols()).contains("src/Bad.java Bad");
    }

    @Test
    void emptyDirectory_givesAnEmptyIndex() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        IndexReport report = new Indexer(home, embedder).refresh(empty, IndexOptions.DEFAULT, IndexListener.SILENT);

        assertThat(report.chunks()).isZero();
        assertThat(home.require(empty, MODEL).isComplete()).isTrue();
    }

    @Test
    void homeInsideTheRepository_isNotIndexed() {
        home = new IndexHome(root.resolve("state"));
        repository = home.of(root);
        refresh();

        assertThat(refresh().changedAnything()).isFalse();
        assertThat(symbols()).noneMatch(symbol -> symbol.startsWith("state/"));
    }

    @Test
    void status_tellsWhetherARefreshIsDue() throws IOException {
        Indexer indexer = new Indexer(home, embedder);
        assertThatExceptionOfType(NoIndexException.class).isThrownBy(() -> indexer.status(root, IndexOptions.DEFAULT));
        refresh();
        assertThat(indexer.status(root, IndexOptions.DEFAULT).isStale()).isFalse();

        write("src/C.java", "class C {}\n");

        assertThat(indexer.status(root, IndexOptions.DEFAULT).isStale()).isTrue();
        assertThat(indexer.status(root, IndexOptions.DEFAULT).changes().added()).containsExactly("src/C.java");
    }

    @Test
    void progress_countsWhatIsStored() {
        List<IndexProgress> heard = new ArrayList<>();

        new Indexer(home, embedder).refresh(root, IndexOptions.DEFAULT, heard::add);

        assertThat(heard.getFirst().phase()).isEqualTo(IndexProgress.Phase.LISTING);
        assertThat(heard.getLast()).isEqualTo(new IndexProgress(IndexProgress.Phase.COMMITTING, 3, 3, 10, 4));
        assertThat(heard).extracting(IndexProgress::done).isSorted();
    }

    private IndexReport refresh() {
        return new Indexer(home, embedder).refresh(root, IndexOptions.DEFAULT, IndexListener.SILENT);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> symbols() {
        try (CodeStore store = LuceneCodeStore.openReadOnly(repository.lucene(), MODEL)) {
            return store.files().keySet().stream()
                    .flatMap(file -> store.chunksOf(file).stream())
                    .flatMap(chunk -> chunk.pieces().stream())
                    .map(piece -> piece.place().file() + " " + piece.place().symbol())
                    .toList();
        }
    }

    private CodeChunk chunk(String file, String symbol) {
        try (CodeStore store = LuceneCodeStore.openReadOnly(repository.lucene(), MODEL)) {
            return store.chunksOf(file).stream()
                    .filter(chunk -> chunk.ref().symbol().equals(symbol))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Everything in the index's folder with the time it was written; the lock is taken and given back in every run. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(repository.directory())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.equals(repository.lock())) {
                    files.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
                }
            }
        }
        return files;
    }
}
