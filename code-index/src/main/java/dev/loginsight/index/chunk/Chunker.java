package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeFacts;
import dev.loginsight.index.facts.FactsReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into chunks: along its declarations for Java and the languages with a grammar, along its headings for Markdown, into
 * windows of lines for all other text. The same path and text give the same chunks in every run. It never fails: what cannot
 * be parsed is cut in a coarser way, and the result says why. Secrets are masked in the chunks. Safe for use by several threads.
 */
public final class Chunker {
    /** Changes whenever the same file would give other chunks; an index made by another version has to be rebuilt. */
    public static final String VERSION = "6";

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
                FactsReader.reads(language) ? facts(language, source, cuts) : List.of(),
                outline,
                ids.hash(outline),
                problem);
    }

    /** Of a declaration that was split, over all its parts. */
    private static List<CodeFacts> facts(String language, Text source, List<Cut> cuts) {
        List<CodeFacts> facts = new ArrayList<>();
        for (int i = 0; i < cuts.size(); ) {
            Cut first = cuts.get(i);
            int next = i + 1;
            while (next < cuts.size() && cuts.get(next).place().equals(first.place())) {
                next++;
            }
            if (first.kind() != ChunkKind.IMPORTS) {
                int start = first.span().start();
                String text = source.substring(start, cuts.get(next - 1).span().end());
                facts.add(FactsReader.read(first.place(), first.kind(), language, text, source.line(start)));
            }
            i = next;
        }
        return facts;
    }
}
