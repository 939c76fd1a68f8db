package dev.loginsight.core.code;

import java.util.Objects;

/**
 * A piece of one file, small enough to embed.
 *
 * @param id stable: the same file path, symbol, part and text give the same id in every run and on every machine
 * @param place the whole declaration the chunk belongs to; several chunks share it when it had to be split
 * @param part 0 for the first or only chunk of its place
 * @param startLine 1-based first line of this chunk's text, within {@code place}
 * @param endLine 1-based last line, inclusive
 * @param language lower-case name: {@code java}, {@code python}, {@code typescript}, {@code go}, {@code text} ...
 * @param text the source text with its comment, as it stands in the file; the last part of a type's head ends in one more line,
 *     a comment that names the members
 * @param contentHash SHA-256 of {@link #embeddingText()}, lower-case hex: the key under which its embedding is cached
 */
public record CodeChunk(
        String id,
        Place place,
        int part,
        int startLine,
        int endLine,
        String language,
        ChunkKind kind,
        String text,
        String contentHash) {
    public CodeChunk {
        Objects.requireNonNull(place, "place");
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException("bad lines " + startLine + ".." + endLine + " in " + place.file());
        }
    }

    public String file() {
        return place.file();
    }

    public String symbol() {
        return place.symbol();
    }

    /**
     * What the embedder sees: {@code file-name > Outer > Inner > method} on the first line, then the source. The directory is
     * left out so that a moved file costs no new embedding.
     */
    public String embeddingText() {
        return embeddingText(place, text);
    }

    public static String embeddingText(Place place, String text) {
        String name = place.file().substring(place.file().lastIndexOf('/') + 1);
        String names = place.symbol().replace(".", " > ").replace("#", " > ");
        return (names.isEmpty() ? name : name + " > " + names) + "\n" + text;
    }
}
