package dev.loginsight.index.store;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.EmbeddedChunk;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
 * A chunk as a Lucene document. All terms lie in one field: BM25 over one field needs no weights a field, and the name of the
 * declaration, its file's name and the two directories above it simply count as further words of it.
 */
final class ChunkDocument {
    static final String ID = "id";
    static final String FILE = "file";
    static final String LANGUAGE = "lang";
    static final String NAME = "name";
    static final String HASH = "hash";
    static final String GENERATION = "gen";
    static final String TERMS = "terms";
    static final String VECTOR = "vec";
    static final String CHUNK = "chunk";

    private static final int LONGEST_NAME = 256;
    private static final int SHA256_BYTES = 32;
    private static final int FILE_NAME_COUNTS = 2;
    private static final FieldType TERMS_TYPE = new FieldType();

    static {
        TERMS_TYPE.setTokenized(true);
        TERMS_TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TERMS_TYPE.freeze();
    }

    private ChunkDocument() {}

    static Document of(EmbeddedChunk embedded, long generation, CodeTerms words) {
        CodeChunk chunk = embedded.chunk();
        Document document = new Document();
        document.add(new StringField(ID, idKey(chunk.id()), Field.Store.NO));
        document.add(new StringField(FILE, chunk.file(), Field.Store.NO));
        document.add(new SortedDocValuesField(FILE, new BytesRef(chunk.file())));
        document.add(new StringField(LANGUAGE, chunk.language(), Field.Store.NO));
        document.add(new StringField(HASH, hashKey(chunk.contentHash()), Field.Store.NO));
        String name = nameKey(CodeTerms.simpleName(chunk.symbol()));
        if (isDeclaration(chunk) && !name.isEmpty()) {
            document.add(new StringField(NAME, name, Field.Store.NO));
        }
        document.add(new NumericDocValuesField(GENERATION, generation));
        document.add(new Field(TERMS, new TermStream(terms(chunk, words)), TERMS_TYPE));
        if (ByteVector.hasDirection(embedded.vector())) {
            byte[] vector = ByteVector.encode(embedded.vector());
            document.add(new KnnByteVectorField(VECTOR, vector, VectorSimilarityFunction.COSINE));
        }
        document.add(new BinaryDocValuesField(CHUNK, ChunkBytes.write(chunk)));
        return document;
    }

    /** A window of lines and a group of a type's fields only bear the name of what is around them. */
    private static boolean isDeclaration(CodeChunk chunk) {
        boolean bearsItsOwn = switch (chunk.kind()) {
            case LINES, IMPORTS -> false;
            case FIELDS -> chunk.symbol().indexOf('#') >= 0 || !chunk.language().equals("java");
            default -> true;
        };
        return chunk.part() == 0 && bearsItsOwn;
    }

    /** How an id is looked up: hexadecimal ones at half their length. */
    static BytesRef idKey(String id) {
        return ChunkBytes.isHex(id) ? new BytesRef(HexFormat.of().parseHex(id)) : new BytesRef("\0" + id);
    }

    /** How a content hash is looked up: half of a SHA-256 tells all texts apart. */
    static BytesRef hashKey(String contentHash) {
        BytesRef whole = idKey(contentHash);
        return whole.length == SHA256_BYTES ? new BytesRef(whole.bytes, 0, SHA256_BYTES / 2) : whole;
    }

    /** How a simple name is looked up. */
    static String nameKey(String simpleName) {
        String key = CodeTerms.normalized(simpleName);
        return key.length() > LONGEST_NAME ? key.substring(0, LONGEST_NAME) : key;
    }

    private static List<String> terms(CodeChunk chunk, CodeTerms words) {
        List<String> terms = new ArrayList<>(chunk.text().length() / 4);
        words.forEach(chunk.text(), terms::add);
        words.forEach(chunk.symbol(), terms::add);
        String[] segments = chunk.file().split("/");
        String fileName = segments[segments.length - 1];
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        for (int i = 0; i < FILE_NAME_COUNTS; i++) {
            words.forEach(stem, terms::add);
        }
        for (int i = Math.max(0, segments.length - 3); i < segments.length - 1; i++) {
            words.forEach(segments[i], terms::add);
        }
        if (dot > 0) {
            words.forEach(fileName.substring(dot + 1), terms::add);
        }
        return terms;
    }
}
