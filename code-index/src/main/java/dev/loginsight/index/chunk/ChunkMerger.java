package dev.loginsight.index.chunk;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins short neighbours into chunks. A search over many small chunks ranks worse than one over chunks of some hundred
 * characters (a one-line method that is named like a word of the question beats the code that answers it), and costs more.
 */
final class ChunkMerger {
    /** A chunk of this many characters takes nothing more. */
    private static final int ENOUGH = 600;

    private final String file;
    private final String language;
    private final Text text;
    private final ChunkIds ids;

    ChunkMerger(String file, String language, Text text, ChunkIds ids) {
        this.file = file;
        this.language = language;
        this.text = text;
        this.ids = ids;
    }

    List<CodeChunk> merge(List<Cut> cuts) {
        List<CodeChunk> chunks = new ArrayList<>();
        for (int i = 0; i < cuts.size(); ) {
            int next = i + 1;
            while (next < cuts.size() && joins(cuts, i, next)) {
                next++;
            }
            chunks.add(chunk(cuts.subList(i, next)));
            i = next;
        }
        return chunks;
    }

    private boolean joins(List<Cut> cuts, int first, int next) {
        Cut cut = cuts.get(next);
        if (cuts.get(first).kind() == ChunkKind.IMPORTS || cut.kind() == ChunkKind.IMPORTS) {
            return false;
        }
        int start = cuts.get(first).span().start();
        int running = size(start, cuts.get(next - 1).span().end());
        int sum = size(start, cut.span().end());
        return running < ENOUGH && sum <= (cut.beginsOuterType() ? ENOUGH : Splitter.TARGET);
    }

    /** The same for every kind of line end, so that a checkout on Windows has the chunks of one on Linux. */
    private int size(int start, int end) {
        return end - start - text.longLineEnds(start, end);
    }

    private CodeChunk chunk(List<Cut> cuts) {
        Cut first = cuts.getFirst();
        int start = first.span().start();
        int end = cuts.getLast().span().end();
        String source = text.substring(start, end);
        String contentHash = ids.contentHash(first.place(), source);
        ChunkRef ref = new ChunkRef(
                ids.next(first.place(), first.part(), contentHash),
                file,
                text.line(start),
                text.line(end - 1),
                language,
                cuts.stream().map(this::piece).toList());
        return new CodeChunk(ref, source, contentHash);
    }

    private Piece piece(Cut cut) {
        return new Piece(
                cut.place(),
                cut.kind(),
                cut.names(),
                cut.part(),
                text.line(cut.span().start()),
                text.line(cut.span().end() - 1));
    }
}
