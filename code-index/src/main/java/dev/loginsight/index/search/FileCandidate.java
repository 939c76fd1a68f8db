package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeChunk;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file and what speaks for it; every part but the penalty lies in 0..1.5. */
final class FileCandidate {
    private static final double LEXICAL_FILE = 1.578;
    private static final double LEXICAL = 2.491;
    private static final double SEMANTIC = 2.799;
    private static final double HEAD = 1.227;
    private static final double DEFINITION = 2.187;
    private static final double NAME = 1.894;
    private static final double PENALTY = 2.839;
    private static final double ALL = LEXICAL_FILE + LEXICAL + SEMANTIC + HEAD + DEFINITION + NAME;

    final String file;
    final Map<String, ChunkCandidate> chunks = new LinkedHashMap<>();
    double lexicalFile;
    double lexical;
    double semantic;
    double head;
    double definition;
    double name;
    double penalty = 1;

    FileCandidate(String file) {
        this.file = file;
    }

    ChunkCandidate chunk(CodeChunk chunk) {
        return chunks.computeIfAbsent(chunk.id(), id -> new ChunkCandidate(chunk));
    }

    double score() {
        double sum = LEXICAL_FILE * lexicalFile
                + LEXICAL * lexical
                + SEMANTIC * semantic
                + HEAD * head
                + DEFINITION * definition
                + NAME * name
                + PENALTY * Math.log(penalty);
        return sum / ALL;
    }
}
