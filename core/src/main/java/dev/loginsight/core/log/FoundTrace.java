package dev.loginsight.core.log;

/**
 * A stack trace and where it stood in a text. The three texts are cleaned: colours removed, line ends {@code \n}, a trace
 * that was escaped (as in a JSON string) or folded into one line unfolded again.
 *
 * @param before what stood before the trace, the exception's own line not included; empty when nothing did
 * @param printed the trace from its first exception line to its last frame
 * @param after what followed the trace; empty when nothing did
 */
public record FoundTrace(StackTrace trace, String before, String printed, String after) {}
