package dev.loginsight.core.code;

import java.util.List;

/**
 * What one primitive search found, best first.
 *
 * @param files whole files by all that their chunks say; a semantic search gives none
 * @param outlines files by their path and the names that they declare
 */
public record Hits(List<Hit> chunks, List<FileHit> files, List<FileHit> outlines) {
    public static final Hits NONE = new Hits(List.of(), List.of(), List.of());

    public Hits {
        chunks = List.copyOf(chunks);
        files = List.copyOf(files);
        outlines = List.copyOf(outlines);
    }
}
