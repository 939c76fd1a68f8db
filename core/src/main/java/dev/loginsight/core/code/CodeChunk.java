package dev.loginsight.core.code;

import java.util.List;
import java.util.Objects;

/**
 * A stretch of one file, small enough to embed: one declaration, a part of a long one, or several short neighbours.
 *
 * @param text the source text as it stands in the file
 * @param contentHash SHA-256 of {@link #embeddingText()}, lower-case hex: the key under which its embedding is cached
 */
public record CodeChunk(ChunkRef ref, String text, String contentHash) {
    public CodeChunk {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(contentHash, "contentHash");
    }

    public String id() {
        return ref.id();
    }

    public String file() {
        return ref.file();
    }

    public int startLine() {
        return ref.startLine();
    }

    public int endLine() {
        return ref.endLine();
    }

    public String language() {
        return ref.language();
    }

    public List<Piece> pieces() {
        return ref.pieces();
    }

    /**
     * What the embedder sees: {@code file-name > Outer > Inner > method}, the name of the first piece, on the first line, then the
     * source. The directory is left out so that a moved file costs no new embedding.
     */
    public String embeddingText() {
        return embeddingText(file(), ref.symbol(), text);
    }

    public static String embeddingText(String file, String symbol, String text) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String names = symbol.replace(".", " > ").replace("#", " > ");
        return (names.isEmpty() ? name : name + " > " + names) + "\n" + text;
    }
}
