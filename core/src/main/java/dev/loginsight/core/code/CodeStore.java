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
 * search begun later. A refresh writes a file's new generation before it retires the old one, so that a reader, at any
 * instant and after a crash at any instant, finds each file in at least one generation.
 *
 * <p>Threads: searches may run from any number of threads beside one writer. One process writes at a time; that is for the
 * caller to see to. Failures to reach or read the store are {@link java.io.UncheckedIOException}.
 */
public interface CodeStore extends Closeable {
    /**
     * Adds chunks, or replaces those with the same id.
     *
     * @param generation recorded with each chunk; larger is newer
     * @throws IllegalArgumentException if a vector has not the store's dimension; then none of the batch is written
     */
    void write(List<EmbeddedChunk> chunks, long generation);

    /** Deletes what these files still hold of generations before {@code generation}. Unknown files are ignored. */
    void retire(Collection<String> files, long generation);

    void commit();

    /**
     * Best BM25 matches over the terms of text, symbol and path, best first, at most {@code limit}; ties by chunk id. The query is
     * plain text, never a query language: no character in it is special. A term that stands in it twice counts twice, up to
     * eight times: that is how a caller weights terms. No known term: an empty list.
     */
    List<Hit> lexical(String text, ChunkFilter filter, int limit);

    /** Nearest by cosine, best first, at most {@code limit}; ties by chunk id. The zero vector finds nothing. */
    List<Hit> semantic(float[] vector, ChunkFilter filter, int limit);

    /**
     * Chunks of the declarations with one of these simple names, in order of file, line and part, at most {@code limit}. A simple name
     * is what follows the last {@code #} or {@code .} of a symbol; letter case and everything but letters and digits are ignored,
     * so that {@code form_data} names {@code FormData}. Only the first part of a split declaration counts.
     */
    List<CodeChunk> named(Collection<String> names, int limit);

    /** All chunks of a file in line order (then part); empty for an unknown file. */
    List<CodeChunk> chunksOf(String file);

    /** Every file that has chunks, with the number of them, in path order. */
    Map<String, Integer> files();

    /** Vectors stored under these content hashes; hashes it does not hold are absent from the map. */
    Map<String, float[]> vectors(Collection<String> contentHashes);

    @Override
    void close();
}
