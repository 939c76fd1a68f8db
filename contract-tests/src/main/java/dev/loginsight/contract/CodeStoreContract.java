package dev.loginsight.contract;

import static dev.loginsight.contract.Chunks.DIMENSIONS;
import static dev.loginsight.contract.Chunks.chunk;
import static dev.loginsight.contract.Chunks.embedded;
import static dev.loginsight.contract.Chunks.towards;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.FileHit;
import dev.loginsight.core.code.Hit;
import dev.loginsight.core.code.Hits;
import dev.loginsight.core.code.IndexedFile;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link CodeStore} must do. */
public abstract class CodeStoreContract {
    private static final ChunkFilter NONE = ChunkFilter.NONE;
    /** How far a stored vector's cosine may be off: stores may keep vectors as bytes. */
    private static final double COSINE = .01;

    private CodeStore store;

    /** Opens the same place for reading and writing, for vectors of {@link Chunks#DIMENSIONS}; empty at first. */
    protected abstract CodeStore open();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = open();
    }

    private void committed(EmbeddedChunk... chunks) {
        write(List.of(chunks), 1);
        store.commit();
    }

    private void write(List<EmbeddedChunk> chunks, long generation) {
        store.write(Chunks.files(chunks), generation);
    }

    private List<Hit> lexical(String text, ChunkFilter filter, int limit) {
        return store.lexical(text, filter, limit).chunks();
    }

    private List<Hit> semantic(float[] vector, ChunkFilter filter, int limit) {
        return store.semantic(vector, filter, limit).chunks();
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.chunk().id()).toList();
    }

    private List<String> find(String text) {
        return ids(lexical(text, NONE, 10));
    }

    // ---- writing and reading back

    @Test
    void write_everythingOfAChunk_comesBackEqual() {
        String file = "src/main/java/a/Käse.java";
        Piece method = new Piece(
                new Place(file, 12, 480, "Käse.Inner#größe"), ChunkKind.METHOD, List.of("größe"), 3, 200, 260);
        Piece fields = new Piece(
                new Place(file, 482, 490, "Käse.Inner"), ChunkKind.FIELDS, List.of("rinde", "löcher"), 0, 482, 490);
        Piece loose = new Piece(new Place(file, 491, 492, ""), ChunkKind.LINES, List.of(), 0, 491, 492);
        CodeChunk whole = new CodeChunk(
                new ChunkRef("0123abcd", file, 200, 492, "java", List.of(method, fields, loose)),
                "/** Größe, 大きさ, \uD83E\uDDC0. */\r\n\tint größe() {\n\t\treturn \"\\u0000\".length();\u0000 }\n",
                "ffee0011");
        committed(new EmbeddedChunk(whole, towards(0)));
        reopen();
        assertThat(store.chunksOf(whole.file())).containsExactly(whole);
        assertThat(lexical("größe", NONE, 1)).extracting(Hit::chunk).containsExactly(whole.ref());
        assertThat(semantic(towards(0), NONE, 1)).extracting(Hit::chunk).containsExactly(whole.ref());
    }

    @Test
    void write_uncommitted_isNotSeenBeforeCommit() {
        committed(embedded("a", "src/A.java", 1, "alpha"));
        write(List.of(embedded("b", "src/B.java", 1, "beta")), 2);
        assertThat(find("alpha")).containsExactly("a");
        store.commit();
        assertThat(find("beta")).containsExactly("b");
    }

    @Test
    void write_unflushedAtClose_leavesWhatWasCommittedWhole() {
        committed(embedded("a", "src/A.java", 1, "alpha"));
        write(List.of(embedded("a", "src/A.java", 1, "changed")), 2);
        store.retire(List.of("src/A.java"), 3);
        reopen();
        assertThat(store.files()).containsOnlyKeys("src/A.java");
        assertThat(store.chunksOf("src/A.java")).hasSize(1);
    }

    @Test
    void write_sameIdAgain_replacesTheChunk() {
        committed(embedded("a", "src/A.java", 1, "alpha"), embedded("b", "src/B.java", 1, "beta"));
        write(List.of(embedded("a", "src/A.java", 7, "gamma")), 2);
        store.commit();
        assertThat(find("alpha")).isEmpty();
        assertThat(find("gamma")).containsExactly("a");
        assertThat(store.chunksOf("src/A.java"))
                .singleElement()
                .satisfies(c -> assertThat(c.startLine()).isEqualTo(7));
        assertThat(store.files()).isEqualTo(Map.of("src/A.java", 1, "src/B.java", 1));
    }

    @Test
    void write_sameFileTwiceInOneBatch_keepsTheLast() {
        IndexedFile first =
                Chunks.files(List.of(embedded("a", "src/A.java", 1, "alpha"))).getFirst();
        IndexedFile last =
                Chunks.files(List.of(embedded("a", "src/A.java", 1, "omega"))).getFirst();
        store.write(List.of(first, last), 1);
        store.commit();
        assertThat(find("alpha")).isEmpty();
        assertThat(find("omega")).containsExactly("a");
    }

    @Test
    void write_vectorOfAnotherDimension_writesNothingOfTheBatch() {
        EmbeddedChunk good = embedded("a", "src/A.java", 1, "alpha");
        EmbeddedChunk bad = new EmbeddedChunk(chunk("b", "src/B.java", 1, "beta"), new float[DIMENSIONS + 1]);
        assertThatThrownBy(() -> write(List.of(good, bad), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(DIMENSIONS));
        store.commit();
        assertThat(store.files()).isEmpty();
    }

    @Test
    void write_nothing_isFine() {
        write(List.of(), 1);
        store.retire(List.of(), 1);
        store.commit();
        assertThat(store.files()).isEmpty();
    }

    @Test
    void emptyStore_answersEverythingWithNothing() {
        assertThat(lexical("alpha", NONE, 10)).isEmpty();
        assertThat(semantic(towards(0), NONE, 10)).isEmpty();
        assertThat(store.named(List.of("alpha"), 10)).isEmpty();
        assertThat(store.documentFrequencies("alpha")).isEmpty();
        assertThat(store.chunksOf("src/A.java")).isEmpty();
        assertThat(store.factsOf("src/A.java")).isEmpty();
        assertThat(store.filesMentioning("alpha", 10)).isEmpty();
        assertThat(store.filesSaying("alpha beta", 10)).isEmpty();
        assertThat(store.files()).isEmpty();
        assertThat(store.vectors(List.of("00"))).isEmpty();
    }

    // ---- generations

    @Test
    void retire_deletesOlderGenerationsOfTheseFilesOnly() {
        write(List.of(embedded("a1", "src/A.java", 1, "old"), embedded("b1", "src/B.java", 1, "old")), 1);
        store.commit();
        write(List.of(embedded("a2", "src/A.java", 1, "young")), 2);
        store.retire(List.of("src/A.java"), 2);
        store.commit();
        assertThat(find("old")).containsExactly("b1");
        assertThat(find("young")).containsExactly("a2");
        assertThat(semantic(towards(0), NONE, 10)).hasSize(2);
    }

    @Test
    void retire_chunkTakenOverUnchanged_staysOnce() {
        EmbeddedChunk kept = embedded("kept", "src/A.java", 1, "kept");
        write(List.of(kept, embedded("gone", "src/A.java", 9, "gone")), 1);
        store.commit();
        write(List.of(kept, embedded("new", "src/A.java", 9, "new")), 2);
        store.retire(List.of("src/A.java"), 2);
        store.commit();
        assertThat(store.chunksOf("src/A.java")).extracting(CodeChunk::id).containsExactly("kept", "new");
        assertThat(store.named(List.of("m"), 10)).hasSize(2);
        assertThat(find("kept")).containsExactly("kept");
    }

    @Test
    void retire_ofAFileWithNoNewGeneration_deletesTheFile() {
        committed(embedded("a", "src/A.java", 1, "alpha"), embedded("ab", "src/A.java.txt", 1, "beta"));
        store.retire(List.of("src/A.java", "src/Unknown.java", ""), 2);
        store.commit();
        assertThat(store.files()).isEqualTo(Map.of("src/A.java.txt", 1));
        assertThat(store.vectors(List.of(chunk("a", "src/A.java", 1, "alpha").contentHash())))
                .isEmpty();
    }

    @Test
    void retire_withTheirOwnGeneration_keepsThem() {
        write(List.of(embedded("a", "src/A.java", 1, "alpha")), 5);
        store.retire(List.of("src/A.java"), 5);
        store.commit();
        assertThat(find("alpha")).containsExactly("a");
    }

    @Test
    void refresh_halfDone_showsEachFileInSomeGeneration() {
        committed(embedded("a1", "src/A.java", 1, "first"));
        write(List.of(embedded("a2", "src/A.java", 1, "second")), 2);
        store.commit();
        reopen();
        assertThat(store.chunksOf("src/A.java")).extracting(CodeChunk::id).contains("a2");
        store.retire(List.of("src/A.java"), 2);
        store.commit();
        assertThat(store.chunksOf("src/A.java")).extracting(CodeChunk::id).containsExactly("a2");
    }

    @Test
    void retire_manyFiles_worksInOneCall() {
        List<EmbeddedChunk> chunks = IntStream.range(0, 3000)
                .mapToObj(i -> embedded("id" + i, "src/F" + i + ".java", 1, "word" + i))
                .toList();
        write(chunks, 1);
        store.commit();
        store.retire(chunks.stream().skip(1).map(c -> c.chunk().file()).toList(), 2);
        store.commit();
        assertThat(store.files()).containsOnlyKeys("src/F0.java");
    }

    // ---- lexical search

    @Test
    void lexical_identifiers_areFoundWholeSplitAndInAnySpelling() {
        committed(
                embedded("hit", "src/A.java", 1, "void parseHTTPResponse2(Reader in)"),
                embedded("other", "src/B.java", 1, "void render()"));
        for (String text : List.of(
                "parseHTTPResponse2",
                "parse",
                "http response",
                "HTTP",
                "parse_http_response_2",
                "PARSEHTTPRESPONSE2")) {
            assertThat(find(text)).as(text).containsExactly("hit");
        }
        assertThat(find("ttp")).isEmpty();
    }

    @Test
    void lexical_symbolAndPath_countAsTerms() {
        Place place = new Place("billing/ledger/Journal.java", 1, 2, "Bookkeeper#balance");
        Piece piece = new Piece(place, ChunkKind.METHOD, List.of("balance"), 0, 1, 2);
        CodeChunk chunk =
                new CodeChunk(new ChunkRef("a", place.file(), 1, 2, "java", List.of(piece)), "return sum;", "aa");
        committed(new EmbeddedChunk(chunk, towards(1)), embedded("b", "src/B.java", 1, "something else"));
        for (String text : List.of("bookkeeper", "balance", "journal", "ledger")) {
            assertThat(find(text)).as(text).containsExactly("a");
        }
    }

    @Test
    void lexical_rareTerms_weighMoreThanCommonOnes() {
        List<EmbeddedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            chunks.add(embedded("common" + i, "src/C" + i + ".java", 1, "order order order"));
        }
        chunks.add(embedded("rare", "src/R.java", 1, "voucher"));
        write(chunks, 1);
        store.commit();
        assertThat(ids(lexical("order voucher", NONE, 1))).containsExactly("rare");
    }

    @Test
    void lexical_aTermSaidOften_weighsMore() {
        committed(embedded("a", "src/A.java", 1, "alpha filler"), embedded("b", "src/B.java", 1, "beta filler"));
        assertThat(find("alpha alpha alpha beta")).containsExactly("a", "b");
        assertThat(find("beta alpha beta")).containsExactly("b", "a");
    }

    @Test
    void lexical_scores_fallAndArePositive() {
        committed(
                embedded("both", "src/A.java", 1, "alpha beta"),
                embedded("one", "src/B.java", 1, "alpha gamma"),
                embedded("none", "src/C.java", 1, "delta"));
        List<Hit> hits = lexical("alpha beta", NONE, 10);
        assertThat(ids(hits)).containsExactly("both", "one");
        assertThat(hits.get(0).score()).isGreaterThan(hits.get(1).score());
        assertThat(hits.get(1).score()).isPositive();
    }

    @Test
    void lexical_ties_goByIdAlsoWhereTheyAreCut() {
        committed(
                embedded("c", "src/A.java", 1, "same"),
                embedded("a", "src/A.java", 1, "same"),
                embedded("d", "src/A.java", 1, "same"));
        write(List.of(embedded("b", "src/B.java", 1, "same")), 1);
        store.commit();
        assertThat(ids(lexical("same", NONE, 4))).containsExactly("a", "b", "c", "d");
        assertThat(ids(lexical("same", NONE, 2))).containsExactly("a", "b");
    }

    @Test
    void limits_areKept() {
        committed(embedded("a", "src/A.java", 1, "same"), embedded("b", "src/B.java", 1, "same"));
        assertThat(lexical("same", NONE, 1)).hasSize(1);
        assertThat(lexical("same", NONE, 0)).isEmpty();
        assertThat(lexical("same", NONE, Integer.MAX_VALUE)).hasSize(2);
        assertThat(semantic(towards(0), NONE, 1)).hasSize(1);
        assertThat(semantic(towards(0), NONE, 0)).isEmpty();
        assertThat(semantic(towards(0), NONE, Integer.MAX_VALUE)).hasSize(2);
        assertThat(store.named(List.of("m"), 1)).hasSize(1);
        assertThat(store.named(List.of("m"), 0)).isEmpty();
    }

    static List<String> hostileTexts() {
        return List.of(
                "",
                " \t\r\n",
                "+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \\ /",
                "alpha AND OR NOT",
                "text:alpha",
                "*:*",
                "alpha~2 alph? al* [a TO z] /al.*/ alpha^1e9",
                "\"alpha",
                "(((((",
                "\u0000\u0001\u001b[31m alpha\u001b[0m\u007f\ufffe\uffff",
                "\ud800 alpha \udc00",
                "%s %n {0} ${jndi:ldap://x/a} '; DROP TABLE chunks; --",
                "..//..\\..\\etc",
                "a".repeat(100_000),
                "alpha " + "😀".repeat(10_000),
                ("word" + "x ").repeat(170_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void lexical_hostileText_isPlainText(String text) {
        committed(embedded("hit", "src/A.java", 1, "alpha"), embedded("miss", "src/B.java", 1, "beta"));
        assertThat(find(text)).isSubsetOf("hit");
        assertThat(find(text).isEmpty()).isEqualTo(!text.contains("alpha"));
    }

    @Test
    void lexical_aMegabyteOfDistinctWords_stillFindsTheOneItHas() {
        committed(embedded("hit", "src/A.java", 1, "needle"), embedded("miss", "src/B.java", 1, "beta"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 1 << 20; i++) {
            text.append("zz").append((char) ('a' + i % 26)).append((char) ('a' + i / 26 % 26));
            text.append((char) ('a' + i / 676 % 26))
                    .append((char) ('a' + i / 17_576 % 26))
                    .append(' ');
        }
        assertThat(find(text + "needle")).containsExactly("hit");
    }

    // ---- semantic search

    @Test
    void semantic_nearest_comesFirstWithItsCosine() {
        committed(
                new EmbeddedChunk(chunk("near", "src/A.java", 1, "x"), towards(0)),
                new EmbeddedChunk(chunk("between", "src/B.java", 1, "x"), towards(0, 1)),
                new EmbeddedChunk(chunk("across", "src/C.java", 1, "x"), towards(1)),
                new EmbeddedChunk(chunk("against", "src/D.java", 1, "x"), Chunks.negative(towards(0))));
        List<Hit> hits = semantic(towards(0), NONE, 10);
        assertThat(ids(hits)).containsExactly("near", "between", "across", "against");
        assertThat(hits.get(0).score()).isCloseTo(1, within(COSINE));
        assertThat(hits.get(1).score()).isCloseTo(Math.sqrt(.5), within(COSINE));
        assertThat(hits.get(2).score()).isCloseTo(0, within(COSINE));
        assertThat(hits.get(3).score()).isCloseTo(-1, within(COSINE));
    }

    @Test
    void semantic_queryOfAnyLength_givesTheSameCosine() {
        committed(new EmbeddedChunk(chunk("a", "src/A.java", 1, "x"), towards(0)));
        float[] longQuery = towards(0);
        longQuery[0] = 250;
        assertThat(semantic(longQuery, NONE, 1).getFirst().score()).isCloseTo(1, within(COSINE));
    }

    @Test
    void semantic_zeroVector_findsNothingAndIsNotFound() {
        committed(
                new EmbeddedChunk(chunk("zero", "src/A.java", 1, "x"), new float[DIMENSIONS]),
                new EmbeddedChunk(chunk("a", "src/B.java", 1, "x"), towards(0)));
        assertThat(semantic(new float[DIMENSIONS], NONE, 10)).isEmpty();
        assertThat(ids(semantic(towards(0), NONE, 10))).containsExactly("a");
        assertThat(store.chunksOf("src/A.java")).hasSize(1);
    }

    @Test
    void semantic_ties_goByIdAlsoWhereTheyAreCut() {
        committed(
                new EmbeddedChunk(chunk("c", "src/A.java", 1, "x"), towards(0)),
                new EmbeddedChunk(chunk("a", "src/A.java", 1, "x"), towards(0)));
        write(
                List.of(
                        new EmbeddedChunk(chunk("d", "src/B.java", 1, "x"), towards(0)),
                        new EmbeddedChunk(chunk("b", "src/B.java", 1, "x"), towards(0)),
                        new EmbeddedChunk(chunk("far", "src/B.java", 1, "x"), towards(1))),
                1);
        store.commit();
        assertThat(ids(semantic(towards(0), NONE, 2))).containsExactly("a", "b");
        assertThat(ids(semantic(towards(0), NONE, 5))).containsExactly("a", "b", "c", "d", "far");
    }

    @Test
    void semantic_ofAThousand_isExact() {
        List<EmbeddedChunk> chunks = IntStream.range(0, 1000)
                .mapToObj(i -> new EmbeddedChunk(chunk("id" + i, "src/F" + i + ".java", 1, "x"), Chunks.random(i)))
                .toList();
        write(chunks, 1);
        store.commit();
        for (int i = 0; i < 1000; i += 50) {
            Hit best = semantic(Chunks.random(i), NONE, 1).getFirst();
            assertThat(best.chunk().id()).isEqualTo("id" + i);
        }
    }

    @Test
    void semantic_wrongDimension_isRefused() {
        assertThatThrownBy(() -> semantic(new float[DIMENSIONS - 1], NONE, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- files as a whole

    @Test
    void lexical_files_countTheTermsOfAllTheirChunks() {
        committed(
                embedded("one", "src/A.java", 1, "alpha one"),
                embedded("two", "src/A.java", 9, "beta two"),
                embedded("alone", "src/B.java", 1, "alpha alpha three"),
                embedded("none", "src/C.java", 1, "four"));
        Hits hits = store.lexical("alpha beta", NONE, 10);
        assertThat(files(hits.files())).containsExactly("src/A.java", "src/B.java");
        assertThat(hits.files().get(0).score())
                .isGreaterThan(hits.files().get(1).score());
        assertThat(store.lexical("alpha beta", NONE, 1).files()).hasSize(1);
        assertThat(files(store.lexical("alpha beta", new ChunkFilter("src/B.java", Set.of()), 10)
                        .files()))
                .containsExactly("src/B.java");
        assertThat(store.lexical("missing", NONE, 10)).isEqualTo(Hits.NONE);
    }

    @Test
    void lexical_outlines_areFoundByNamesAndPathOnly() {
        store.write(
                List.of(
                        outlined("src/queue/Ring.java", "Ring.java > Ring poll offer", towards(0)),
                        outlined("src/Other.java", "Other.java > Other pollster", towards(1))),
                1);
        store.commit();
        assertThat(files(store.lexical("offer", NONE, 10).outlines())).containsExactly("src/queue/Ring.java");
        assertThat(files(store.lexical("queue ring", NONE, 10).outlines())).containsExactly("src/queue/Ring.java");
        assertThat(store.lexical("body", NONE, 10).outlines()).isEmpty();
        assertThat(store.lexical("body", NONE, 10).files()).hasSize(2);
    }

    @Test
    void semantic_outlines_areComparedByTheirOwnVector() {
        store.write(
                List.of(
                        outlined("src/A.java", "A.java > A", towards(3)),
                        outlined("src/B.java", "B.java > B", towards(3, 4)),
                        outlined("src/Z.java", "Z.java > Z", new float[DIMENSIONS])),
                1);
        store.commit();
        Hits hits = store.semantic(towards(3), NONE, 10);
        assertThat(files(hits.outlines())).containsExactly("src/A.java", "src/B.java");
        assertThat(hits.outlines().get(1).score()).isCloseTo(Math.sqrt(.5), within(COSINE));
        assertThat(hits.files()).isEmpty();
        assertThat(hits.chunks())
                .hasSize(3)
                .allSatisfy(hit -> assertThat(hit.score()).isCloseTo(0, within(COSINE)));
        assertThat(files(store.semantic(towards(3), new ChunkFilter("src/B.java", Set.of()), 10)
                        .outlines()))
                .containsExactly("src/B.java");
        assertThat(store.vectors(List.of("0a"))).isEmpty();
        assertThat(store.vectors(List.of(OUTLINE_HASH))).containsOnlyKeys(OUTLINE_HASH);
    }

    private static final String OUTLINE_HASH = "ab".repeat(32);

    /** A file of one chunk, "body", that looks along axis 9. */
    private static IndexedFile outlined(String path, String outline, float[] vector) {
        return new IndexedFile(
                path,
                "java",
                List.of(new EmbeddedChunk(chunk("c" + path, path, 1, "body"), towards(9))),
                List.of(),
                outline,
                OUTLINE_HASH,
                vector);
    }

    private static List<String> files(List<FileHit> hits) {
        return hits.stream().map(FileHit::file).toList();
    }

    @Test
    void files_withoutChunks_areNotHeld() {
        committed(embedded("a", "src/A.java", 1, "alpha"));
        store.write(
                List.of(new IndexedFile("src/A.java", "java", List.of(), List.of(), "A.java >", "00", towards(0))), 2);
        store.retire(List.of("src/A.java"), 2);
        store.commit();
        assertThat(store.files()).isEmpty();
        assertThat(store.semantic(towards(0), NONE, 10)).isEqualTo(Hits.NONE);
    }

    // ---- the code graph

    private static CodeFacts facts(Place place, String name) {
        return new CodeFacts(
                place,
                "Map",
                2,
                true,
                7,
                true,
                List.of("Base", "Größe"),
                Map.of("order", "Order", "any", ""),
                List.of(
                        new CodeFacts.Call(name, "()", "lines", 3, place.endLine(), false),
                        new CodeFacts.Call("Stock", "", "", -1, place.startLine(), true)),
                List.of(
                        new CodeFacts.Use("total", place.startLine() + 1, CodeFacts.Access.READ, true),
                        new CodeFacts.Use("total", place.endLine(), CodeFacts.Access.WRITE_THIS, true),
                        new CodeFacts.Use("count", place.startLine(), CodeFacts.Access.WRITE, false)),
                List.of(new CodeFacts.Throw(place.startLine(), place.endLine(), "StockException")),
                List.of(
                        new CodeFacts.Lines(place.startLine(), place.endLine()),
                        new CodeFacts.Lines(place.startLine() + 1, place.startLine() + 1)),
                List.of(new CodeFacts.Literal("none of \u0000 \uD83E\uDDC0", place.startLine(), 3)));
    }

    /** One method in two parts, then another; the second of the file's chunks holds both. */
    private static IndexedFile graph(String path, String name) {
        Place first = new Place(path, 10, 90, "A#first");
        Place second = new Place(path, 92, 99, "A#second");
        Piece begin = new Piece(first, ChunkKind.METHOD, List.of("first"), 0, 10, 50);
        Piece rest = new Piece(first, ChunkKind.METHOD, List.of("first"), 1, 51, 90);
        Piece next = new Piece(second, ChunkKind.METHOD, List.of("second"), 0, 92, 99);
        CodeChunk one = new CodeChunk(new ChunkRef("1" + path, path, 10, 50, "java", List.of(begin)), "alpha", "01");
        CodeChunk two = new CodeChunk(new ChunkRef("2" + path, path, 51, 99, "java", List.of(rest, next)), name, "02");
        return new IndexedFile(
                path,
                "java",
                List.of(new EmbeddedChunk(one, towards(0)), new EmbeddedChunk(two, towards(1))),
                List.of(facts(first, name), facts(second, name)),
                "A.java > A",
                OUTLINE_HASH,
                towards(2));
    }

    @Test
    void facts_comeBackEqual() {
        IndexedFile a = graph("src/A.java", "take");
        IndexedFile b = graph("src/B.java", "give");
        store.write(List.of(a, b), 1);
        store.commit();
        reopen();
        assertThat(store.factsOf("src/A.java")).isEqualTo(a.facts());
        assertThat(store.factsOf("src/B.java")).isEqualTo(b.facts());
        assertThat(store.factsOf("src/C.java")).isEmpty();
        store.write(List.of(graph("src/A.java", "lend")), 2);
        store.retire(List.of("src/A.java", "src/B.java"), 2);
        store.commit();
        assertThat(store.factsOf("src/A.java"))
                .isEqualTo(graph("src/A.java", "lend").facts());
        assertThat(store.factsOf("src/B.java")).isEmpty();
    }

    @Test
    void filesMentioning_areAllThatHaveTheIdentifier() {
        committed(
                embedded("b", "src/B.java", 1, "formData.read(FormData, id)"),
                embedded("a", "src/A.java", 1, "new FormData(x); // FormData"),
                embedded("a2", "src/A.java", 9, "FormData y"),
                embedded("c", "src/C.java", 1, "nothing at all, only an id"));
        assertThat(store.filesMentioning("FormData", 9)).containsExactly("src/A.java", "src/B.java");
        assertThat(store.filesMentioning("FormData", 1)).containsExactly("src/A.java");
        assertThat(store.filesMentioning("id", 9)).contains("src/B.java", "src/C.java");
        assertThat(store.filesMentioning("nobody", 9)).isEmpty();
        assertThat(store.filesMentioning("", 9)).isEmpty();
    }

    @Test
    void filesSaying_areThoseWhoseLiteralsHaveNeighboursOfTheText() {
        IndexedFile a = saying("src/A.java", "Order {} is overdue by {} days", "other text");
        IndexedFile b = saying("src/B.java", "the order is paid");
        IndexedFile c = saying("src/C.java", "days by overdue is order");
        store.write(List.of(a, b, c), 1);
        store.commit();
        reopen();
        assertThat(store.filesSaying("10:00 ERROR Order 7 is overdue by 3 days", 9))
                .containsExactly("src/A.java");
        assertThat(store.filesSaying("who knows: the order is overdue by much", 9))
                .containsExactly("src/A.java", "src/B.java");
        assertThat(store.filesSaying("who knows: the order is overdue by much", 1))
                .containsExactly("src/A.java");
        assertThat(store.filesSaying("is", 9)).isEmpty();
        assertThat(store.filesSaying("", 9)).isEmpty();
        store.write(List.of(saying("src/A.java", "nothing of the kind")), 2);
        store.retire(List.of("src/A.java"), 2);
        store.commit();
        assertThat(store.filesSaying("is overdue by", 9)).isEmpty();
    }

    @Test
    void filesSaying_readsScriptsWithoutBlanks() {
        store.write(List.of(saying("src/A.java", "\u6CE8\u6587\u304C\u3042\u308A\u307E\u305B\u3093")), 1);
        store.commit();
        assertThat(store.filesSaying("ERROR 7 \u6CE8\u6587\u304C", 9)).containsExactly("src/A.java");
    }

    private static IndexedFile saying(String path, String... literals) {
        IndexedFile file = graph(path, "take");
        CodeFacts facts = file.facts().getFirst();
        List<CodeFacts.Literal> said = new ArrayList<>();
        for (String literal : literals) {
            said.add(new CodeFacts.Literal(literal, facts.place().startLine(), said.size()));
        }
        CodeFacts own = new CodeFacts(
                facts.place(),
                "",
                0,
                false,
                1,
                true,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                said);
        return new IndexedFile(
                path, "java", file.chunks(), List.of(own), file.outline(), file.outlineHash(), file.outlineVector());
    }

    // ---- statistics

    @Test
    void documentFrequencies_countChunksByTerm() {
        committed(
                embedded("a", "src/A.java", 1, "alpha alpha"),
                embedded("a2", "src/A.java", 9, "alpha beta"),
                embedded("b", "src/B.java", 1, "beta"));
        assertThat(store.documentFrequencies("alpha beta gamma").values()).containsExactlyInAnyOrder(2, 2);
        assertThat(store.documentFrequencies("")).isEmpty();
    }

    // ---- filters

    @Test
    void filter_pathPrefix_meansWholeSegments() {
        committed(
                embedded("in", "src/a/X.java", 1, "same"),
                embedded("deep", "src/a/b/c/X.java", 1, "same"),
                embedded("sibling", "src/ab/X.java", 1, "same"),
                embedded("file", "src/a.java", 1, "same"),
                embedded("elsewhere", "other/src/a/X.java", 1, "same"));
        assertFiltered(new ChunkFilter("src/a", Set.of()), "in", "deep");
        assertFiltered(new ChunkFilter("src/a/X.java", Set.of()), "in");
        assertFiltered(new ChunkFilter("src/a/X.jav", Set.of()));
        assertFiltered(new ChunkFilter("a", Set.of()));
        assertFiltered(new ChunkFilter("src", Set.of()), "in", "deep", "sibling", "file");
        assertFiltered(new ChunkFilter("src/*", Set.of()));
        assertFiltered(NONE, "in", "deep", "sibling", "file", "elsewhere");
    }

    @Test
    void filter_languages_areAlternativesAndMeetThePrefix() {
        committed(
                embedded("java", "a/X.java", 1, "same"),
                embedded("python", "a/x.py", 1, "same", "python"),
                embedded("go", "b/x.go", 1, "same", "go"));
        assertFiltered(new ChunkFilter("", Set.of("python", "go")), "python", "go");
        assertFiltered(new ChunkFilter("a", Set.of("python", "go")), "python");
        assertFiltered(new ChunkFilter("", Set.of("Python")));
        assertFiltered(new ChunkFilter("", Set.of("cobol")));
    }

    @Test
    void filter_restrictsBeforeTheLimit() {
        List<EmbeddedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            chunks.add(new EmbeddedChunk(chunk("far" + i, "far/F" + i + ".java", 1, "same same same"), towards(0)));
        }
        chunks.add(
                new EmbeddedChunk(chunk("near", "near/N.java", 1, "same and much else beside it"), towards(0, 1, 2)));
        write(chunks, 1);
        store.commit();
        assertFiltered(new ChunkFilter("near", Set.of()), 1, "near");
    }

    private void assertFiltered(ChunkFilter filter, String... ids) {
        assertFiltered(filter, 10, ids);
    }

    private void assertFiltered(ChunkFilter filter, int limit, String... ids) {
        assertThat(ids(lexical("same", filter, limit))).as("lexical").containsExactlyInAnyOrder(ids);
        assertThat(ids(semantic(towards(0), filter, limit))).as("semantic").containsExactlyInAnyOrder(ids);
    }

    // ---- look-ups

    @Test
    void named_simpleNames_areFoundInAnySpellingAndOnlyWhole() {
        committed(
                declared("type", "src/a/FormData.java", 1, "FormData", ChunkKind.TYPE, 0),
                declared("method", "src/a/FormData.java", 9, "FormData#read_all", ChunkKind.METHOD, 0),
                declared("part", "src/a/FormData.java", 30, "FormData#read_all", ChunkKind.METHOD, 1),
                declared("inner", "src/A.java", 1, "A.FormData", ChunkKind.TYPE, 0),
                declared("longer", "src/B.java", 1, "B#formDataReader", ChunkKind.METHOD, 0),
                declared("text", "README.md", 1, "", ChunkKind.LINES, 0));
        assertThat(store.named(List.of("form_data"), 10))
                .extracting(ChunkRef::id)
                .containsExactly("inner", "type");
        assertThat(store.named(List.of("READALL", "formdata"), 10))
                .extracting(ChunkRef::id)
                .containsExactly("inner", "type", "method");
        assertThat(store.named(List.of("data", "FormData#read_all", "", "*"), 10))
                .isEmpty();
    }

    private static EmbeddedChunk declared(String id, String file, int line, String symbol, ChunkKind kind, int part) {
        Place place = new Place(file, line, line + 50, symbol);
        String name = symbol.substring(Math.max(symbol.lastIndexOf('#'), symbol.lastIndexOf('.')) + 1);
        List<String> names = name.isEmpty() ? List.of() : List.of(name);
        Piece piece = new Piece(place, kind, names, part, line, line + 5);
        return new EmbeddedChunk(
                new CodeChunk(new ChunkRef(id, file, line, line + 5, "java", List.of(piece)), "text", "0" + id),
                towards(0));
    }

    @Test
    void chunksOf_areInLineOrderThenPart() {
        committed(
                declared("late", "src/A.java", 100, "A#z", ChunkKind.METHOD, 0),
                declared("second", "src/A.java", 9, "A#a", ChunkKind.METHOD, 1),
                declared("first", "src/A.java", 9, "A#a", ChunkKind.METHOD, 0),
                declared("head", "src/A.java", 1, "A", ChunkKind.TYPE, 0),
                declared("foreign", "src/A.javax", 1, "A", ChunkKind.TYPE, 0));
        assertThat(store.chunksOf("src/A.java"))
                .extracting(CodeChunk::id)
                .containsExactly("head", "first", "second", "late");
        assertThat(store.chunksOf("src")).isEmpty();
        assertThat(store.chunksOf("")).isEmpty();
    }

    @Test
    void files_areInPathOrderWithTheirChunks() {
        committed(
                embedded("1", "src/b/B.java", 1, "x"),
                embedded("2", "src/B.java", 1, "x"),
                embedded("3", "a.txt", 1, "x"),
                embedded("4", "src/b/B.java", 9, "x"),
                embedded("5", "Ä.java", 1, "x"));
        assertThat(store.files().entrySet())
                .extracting(Map.Entry::getKey)
                .containsExactly("a.txt", "src/B.java", "src/b/B.java", "Ä.java");
        assertThat(store.files()).containsEntry("src/b/B.java", 2);
    }

    @Test
    void vectors_comeBackByContentHash() {
        float[] slanted = Chunks.random(3);
        EmbeddedChunk a = new EmbeddedChunk(chunk("a", "src/A.java", 1, "one"), slanted);
        EmbeddedChunk zero = new EmbeddedChunk(chunk("z", "src/Z.java", 1, "nothing"), new float[DIMENSIONS]);
        committed(a, zero);
        reopen();
        String absent = chunk("q", "src/Q.java", 1, "absent").contentHash();
        Map<String, float[]> vectors = store.vectors(
                List.of(a.chunk().contentHash(), absent, zero.chunk().contentHash()));
        assertThat(vectors)
                .containsOnlyKeys(a.chunk().contentHash(), zero.chunk().contentHash());
        assertThat(Chunks.cosine(vectors.get(a.chunk().contentHash()), slanted)).isCloseTo(1, within(COSINE));
        assertThat(vectors.get(zero.chunk().contentHash())).isEqualTo(new float[DIMENSIONS]);
    }

    @Test
    void vectors_takenOverManyTimes_doNotDrift() {
        float[] original = Chunks.random(11);
        float[] vector = original;
        CodeChunk chunk = chunk("a", "src/A.java", 1, "one");
        float[] once = null;
        for (int generation = 1; generation <= 5; generation++) {
            write(List.of(new EmbeddedChunk(chunk, vector)), generation);
            store.retire(List.of(chunk.file()), generation);
            store.commit();
            vector = store.vectors(List.of(chunk.contentHash())).get(chunk.contentHash());
            once = once == null ? vector : once;
        }
        assertThat(vector).containsExactly(once, within(1e-6f));
        assertThat(Chunks.cosine(vector, original)).isCloseTo(1, within(COSINE));
    }

    // ---- threads

    @Test
    void readers_besideAWriter_seeEveryFileAtEveryInstant() throws Exception {
        write(generation(1), 1);
        store.commit();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
            Callable<Void> reading = () -> {
                while (!done.get()) {
                    assertThat(store.files()).hasSize(20);
                    assertThat(lexical("steady", NONE, 100)).hasSizeGreaterThanOrEqualTo(20);
                    assertThat(semantic(towards(0), NONE, 100)).hasSizeGreaterThanOrEqualTo(20);
                    assertThat(store.chunksOf("src/F7.java")).isNotEmpty();
                }
                return null;
            };
            List<Future<Void>> all = Collections.nCopies(3, reading).stream()
                    .map(readers::submit)
                    .toList();
            for (int generation = 2; generation < 12; generation++) {
                List<EmbeddedChunk> chunks = generation(generation);
                write(chunks, generation);
                store.commit();
                store.retire(chunks.stream().map(c -> c.chunk().file()).toList(), generation);
                store.commit();
            }
            done.set(true);
            for (Future<Void> reader : all) {
                reader.get();
            }
        }
        assertThat(lexical("steady", NONE, 100)).hasSize(20);
    }

    private static List<EmbeddedChunk> generation(int generation) {
        return IntStream.range(0, 20)
                .mapToObj(i -> embedded("g" + generation + "f" + i, "src/F" + i + ".java", 1, "steady v" + generation))
                .toList();
    }
}
