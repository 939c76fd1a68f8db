package dev.loginsight.core.code;

import java.io.Closeable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps the chunks of one repository under one embedding model, and offers two primitive searches over them. Fusion and
 * ranking live above it, so that every store ranks alike. Adapters: Lucene; Qdrant.
 *
 * <p>Writing: {@link #write}, {@link #retire}, {@link #commit}. Until {@code commit} returns nothing is promised: a killed process may
 * leave any part of it, or none. After {@code commit} everything written before it survives a crash and is seen by every
 * search begun later. A reader, at any instant and after a crash at any instant, finds each file in at least one generation.
 *
 * <p>Both searches answer at two grains, chunks and whole files, since a store can count both in one pass.
 *
 * <p>Threads: searches may run from any number of threads beside one writer. One process writes at a time; that is for the
 * caller to see to. Failures to reach or read the store are {@link java.io.UncheckedIOException}.
 */
public interface CodeStore extends Closeable {
    /**
     * Adds the new generation of these files. A file that is written twice holds what was written last; whether its older
     * generations go at once or at {@link #retire} is the store's choice.
     *
     * @param generation recorded with each chunk; larger is newer
     * @throws IllegalArgumentException if a vector has not the store's dimension; then none of the batch is written
     */
    void write(List<IndexedFile> files, long generation);

    /** Deletes what these files still hold of generations before {@code generation}. Unknown files are ignored. */
    void retire(Collection<String> files, long generation);

    void commit();

    /**
     * Best BM25 matches over the terms of text, symbols and path, best first, at most {@code limit} of each grain; ties by chunk id and
     * by path. The query is plain text, never a query language: no character in it is special. A term that stands in it twice
     * counts twice, up to eight times: that is how a caller weights terms. No known term: nothing.
     */
    Hits lexical(String text, ChunkFilter filter, int limit);

    /**
     * Nearest by cosine, best first, at most {@code limit} of each grain; ties by chunk id and by path. Files are compared by their
     * outline. The zero vector finds nothing and is not found.
     */
    Hits semantic(float[] vector, ChunkFilter filter, int limit);

    /**
     * Chunks in which a declaration with one of these simple names begins, in order of file, line and id, at most {@code limit}.
     * Letter case and everything but letters and digits are ignored, so that {@code form_data} names {@code FormData}.
     */
    List<ChunkRef> named(Collection<String> names, int limit);

    /**
     * The files in which an identifier stands, in path order, at most {@code limit}. A store may add files in which it stands only in
     * other letter case or as a part of a longer one; it leaves none out but for the limit.
     */
    List<String> filesMentioning(String identifier, int limit);

    /**
     * The files with string literals, as their facts hold them, in which words that are neighbours in {@code text} are neighbours too: most
     * and rarest pairs first, ties by path, at most {@code limit}. Words are runs of letters and digits. A store may count pairs that are
     * not there, as long as they are few; it misses none.
     */
    List<String> filesSaying(String text, int limit);

    /** What the declarations of a file do, in line order; empty for an unknown file. */
    List<CodeFacts> factsOf(String file);

    /** In how many chunks each term of {@code text} stands, by the term; those that stand nowhere are absent. */
    Map<String, Integer> documentFrequencies(String text);

    /** All chunks of a file in line order; empty for an unknown file. */
    List<CodeChunk> chunksOf(String file);

    /** Every file that has chunks, with the number of them, in path order. */
    Map<String, Integer> files();

    /** Vectors stored under these content and outline hashes; hashes it does not hold are absent from the map. */
    Map<String, float[]> vectors(Collection<String> hashes);

    @Override
    void close();
}
