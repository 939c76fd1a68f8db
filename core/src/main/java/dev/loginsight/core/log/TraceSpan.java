package dev.loginsight.core.log;

/**
 * Where a reader found its trace among the lines.
 *
 * @param startLine index of the line that names the exception
 * @param startColumn where on that line the trace begins, behind any logger prefix
 * @param endLine index behind the trace's last line
 */
record TraceSpan(int startLine, int startColumn, int endLine, StackTrace trace) {}
