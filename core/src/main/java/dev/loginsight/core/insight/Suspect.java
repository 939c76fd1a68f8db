package dev.loginsight.core.insight;

import dev.loginsight.core.code.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that may have caused an error.
 *
 * @param file path relative to the repository's root
 * @param startLine 1-based first line of the declaration
 * @param endLine 1-based last line, inclusive
 * @param symbol as in {@link Place#symbol()}
 * @param score comparable within one answer only; larger is more suspect
 * @param why reasons a person can check, strongest first
 * @param line the line inside the place that the evidence points at, 1-based; null when it points at none
 * @param snippet source lines around {@code line} (or the head of the place); null when the file could not be read
 * @param snippetStartLine 1-based number of the snippet's first line; null without a snippet
 * @param lastCommit the last commit that touched the place; null when git does not know
 */
public record Suspect(
        String file,
        int startLine,
        int endLine,
        String symbol,
        double score,
        List<String> why,
        @Nullable Integer line,
        @Nullable String snippet,
        @Nullable Integer snippetStartLine,
        @Nullable CommitRef lastCommit) {
    public Suspect {
        why = List.copyOf(why);
    }
}
