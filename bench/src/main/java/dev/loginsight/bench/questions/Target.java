package dev.loginsight.bench.questions;

import org.jspecify.annotations.Nullable;

/**
 * A place that answers a question, as the annotators named it.
 *
 * @param path relative to the repository, not to the part of it that is indexed
 * @param startLine 1-based; null when the whole file is meant
 */
record Target(
        String path, @Nullable Integer startLine, @Nullable Integer endLine) {
    boolean isMetBy(Result result) {
        boolean samePath = suffix(result.file(), path) || suffix(path, result.file());
        return samePath
                && (startLine == null
                        || endLine == null
                        || result.endLine() >= startLine && result.startLine() <= endLine);
    }

    private static boolean suffix(String whole, String end) {
        return whole.equals(end) || whole.endsWith("/" + end);
    }
}
