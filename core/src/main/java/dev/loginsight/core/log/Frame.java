package dev.loginsight.core.log;

import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace.
 *
 * @param declaringType binary name as the runtime printed it ({@code com.acme.Order$Line}), or the module of a language
 *     without types; empty when the trace names none
 * @param function method or function name as printed ({@code lambda$total$0}, {@code <init>}); empty when unknown
 * @param file source file as printed: a bare name for Java, often a path elsewhere; null when the runtime did not know
 * @param line 1-based line; 0 when unknown
 */
public record Frame(
        String declaringType, String function, @Nullable String file, int line) {
    public Frame {
        if (line < 0) {
            throw new IllegalArgumentException("line must be >= 0: " + line);
        }
    }
}
