package dev.loginsight.index.store;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.core.code.EmbeddedChunk;
import dev.loginsight.core.code.IndexedFile;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * A file as a block of Lucene documents: one for each chunk, in line order, then one for the file, which holds the texts of all.
 * Lucene keeps a block together through every merge, so a file's counts are those of a run of documents.
 *
 * <p>All terms of a chunk lie in one field: BM25 over one field needs no weights a field, and the names that it declares, its
 * file's name and the two directories above it simply count as further words of it.
 */
final class FileDocuments {
    static final String FILE = "file";
    static final String LANGUAGE = "lang";
    static final String NAME = "name";
    static final String HASH = "hash";
    static final String GENERATION = "gen";
    static final String TERMS = "terms";
    static final String OUTLINE = "outline";
    static final String MENTIONS = "mentions";
    /** Neighbouring words of the file's literals. */
    static final String SAYS = "says";
    /** Terms of a chunk, or of a file's outline. Lucene would keep them as norms, and look each up again for each posting it writes. */
    static final String LENGTH = "len";

    static final String VECTOR = "vec";
    static final String REF = "ref";
    static final String TEXTS = "texts";
    static final String FACTS = "facts";

    private static final int LONGEST_NAME = 256;
    private static final int SHORTEST_MENTION = 4;
    private static final int LONGEST_MENTION = 100;
    private static final int SHA256_BYTES = 32;
    private static final int FILE_NAME_COUNTS = 2;
    private static final FieldType TERMS_TYPE = type(IndexOptions.DOCS_AND_FREQS);
    private static final FieldType MENTIONS_TYPE = type(IndexOptions.DOCS);

    private final IndexedFile file;
    private final long generation;
    private final CodeTerms words;
    private final List<Document> documents = new ArrayList<>();
    private final TextsWriter texts = new TextsWriter();
    private final Set<String> mentions = new HashSet<>();
    private final List<String> pathTerms = new ArrayList<>();

    private FileDocuments(IndexedFile file, long generation, CodeTerms words) {
        this.file = file;
        this.generation = generation;
        this.words = words;
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    static List<Document> of(IndexedFile file, long generation, CodeTerms words) {
        FileDocuments block = new FileDocuments(file, generation, words);
        block.readPath();
        file.chunks().forEach(block::addChunk);
        block.addFile();
        return block.documents;
    }

    private void readPath() {
        String[] segments = file.path().split("/");
        String fileName = segments[segments.length - 1];
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        for (int i = 0; i < FILE_NAME_COUNTS; i++) {
            words.forEach(stem, pathTerms::add);
        }
        for (int i = Math.max(0, segments.length - 3); i < segments.length - 1; i++) {
            words.forEach(segments[i], pathTerms::add);
        }
        if (dot > 0) {
            words.forEach(fileName.substring(dot + 1), pathTerms::add);
        }
    }

    private void addChunk(EmbeddedChunk embedded) {
        CodeChunk chunk = embedded.chunk();
        Document document = document(chunk.contentHash(), embedded.vector());
        names(chunk).forEach(name -> document.add(new StringField(NAME, name, Field.Store.NO)));
        addTerms(document, TERMS, terms(chunk));
        int offset = texts.add(chunk.text());
        document.add(new BinaryDocValuesField(REF, StoredRef.write(chunk, offset, texts.length() - offset)));
        documents.add(document);
    }

    private void addFile() {
        Document document = document(file.outlineHash(), file.outlineVector());
        addTerms(document, OUTLINE, outlineTerms());
        document.add(new Field(MENTIONS, new TermStream(mentions), MENTIONS_TYPE));
        document.add(new Field(SAYS, new TermStream(pairs()), MENTIONS_TYPE));
        document.add(new BinaryDocValuesField(TEXTS, texts.packed()));
        if (!file.facts().isEmpty()) {
            document.add(new BinaryDocValuesField(FACTS, StoredFacts.write(file.facts(), places())));
        }
        documents.add(document);
    }

    private Set<String> pairs() {
        Set<String> pairs = new HashSet<>();
        for (CodeFacts facts : file.facts()) {
            facts.literals().forEach(literal -> WordPairs.add(literal.text(), pairs));
        }
        return pairs;
    }

    private Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        file.chunks().forEach(chunk -> StoredFacts.addPlaces(chunk.chunk().ref(), places));
        return places;
    }

    private static void addTerms(Document document, String field, List<String> terms) {
        document.add(new Field(field, new TermStream(terms), TERMS_TYPE));
        document.add(new NumericDocValuesField(LENGTH, terms.size()));
    }

    private List<String> outlineTerms() {
        List<String> terms = words.of(file.outline());
        terms.addAll(pathTerms);
        return terms;
    }

    private Document document(String hash, float[] vector) {
        Document document = new Document();
        document.add(new StringField(FILE, file.path(), Field.Store.NO));
        document.add(new SortedDocValuesField(FILE, new BytesRef(file.path())));
        document.add(new StringField(LANGUAGE, file.language(), Field.Store.NO));
        document.add(new StringField(HASH, hashKey(hash), Field.Store.NO));
        document.add(new NumericDocValuesField(GENERATION, generation));
        if (ByteVector.hasDirection(vector)) {
            document.add(new KnnByteVectorField(VECTOR, ByteVector.encode(vector), VectorSimilarityFunction.COSINE));
        }
        return document;
    }

    private static Set<String> names(CodeChunk chunk) {
        Set<String> names = new HashSet<>();
        for (Piece piece : chunk.pieces()) {
            if (piece.begins()) {
                piece.names().forEach(name -> names.add(nameKey(name)));
            }
        }
        names.remove("");
        return names;
    }

    private List<String> terms(CodeChunk chunk) {
        List<String> terms = new ArrayList<>(chunk.text().length() / 4);
        words.forEach(chunk.text(), terms::add, this::mention);
        words.forEach(chunk.ref().symbol(), terms::add);
        terms.addAll(pathTerms);
        return terms;
    }

    private void mention(String word) {
        if (isMention(word)) {
            mentions.add(word);
        }
    }

    /** Whether its files are kept for a word. */
    static boolean isMention(String word) {
        return word.length() >= SHORTEST_MENTION && word.length() <= LONGEST_MENTION;
    }

    /** How a content hash is looked up: half of a SHA-256 tells all texts apart. */
    static BytesRef hashKey(String hash) {
        BytesRef whole =
                StoredRef.isHex(hash) ? new BytesRef(HexFormat.of().parseHex(hash)) : new BytesRef("\0" + hash);
        return whole.length == SHA256_BYTES ? new BytesRef(whole.bytes, 0, SHA256_BYTES / 2) : whole;
    }

    /** How a simple name is looked up. */
    static String nameKey(String simpleName) {
        String key = CodeTerms.normalized(simpleName);
        return key.length() > LONGEST_NAME ? key.substring(0, LONGEST_NAME) : key;
    }
}
