package dev.loginsight.index.chunk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into chunks: along its declarations for Java and the languages with a grammar, along its headings for Markdown, into
 * windows of lines for all other text. The same path and text give the same chunks in every run. It never fails: what cannot
 * be parsed is cut in a coarser way, and the result says why. Secrets are masked in the chunks. Safe for use by several threads.
 */
public final class Chunker {
    /** Changes whenever the same file would give other chunks; an index made by another version has to be rebuilt. */
    public static final String VERSION = "5";

    /**
     * @param path relative to the repository's root, {@code /} between segments; it decides the language and enters every id
     * @param text the whole file, as decoded
     */
    public Chunked chunk(String path, String text) {
        String language = Languages.of(path, text);
        Text source = new Text(SourceSecrets.masked(language, text));
        return switch (Parsers.outline(language, source)) {
            case Outline.Parsed parsed -> chunked(path, language, source, parsed.declarations(), parsed.problem());
            case Outline.Failed failed -> chunked(path, language, source, List.of(), failed.reason());
        };
    }

    private static Chunked chunked(
            String path, String language, Text source, List<Declaration> declarations, @Nullable String problem) {
        List<Cut> cuts = new ChunkAssembler(path, source).assemble(declarations);
        ChunkIds ids = new ChunkIds();
        String outline = FileOutline.of(path, cuts);
        return new Chunked(
                language,
                new ChunkMerger(path, language, source, ids).merge(cuts),
                outline,
                ids.hash(outline),
                problem);
    }
}
