package dev.loginsight.core.log;

import java.util.List;

/**
 * An exception chain as structure.
 *
 * @param language of the runtime that printed it, lower case: {@code java}, {@code python}, {@code javascript}, {@code go}
 * @param chain never empty; element 0 is the exception that was logged, each {@code CAUSED_BY} the cause of the nearest
 *     element before it that is not {@code SUPPRESSED}
 */
public record StackTrace(String language, List<ThrownException> chain) {
    public StackTrace {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a stack trace has at least one exception");
        }
    }

    public ThrownException top() {
        return chain.getFirst();
    }

    /** The last cause: where the failure began. */
    public ThrownException rootCause() {
        for (int i = chain.size() - 1; i > 0; i--) {
            if (chain.get(i).relation() == ThrownException.Relation.CAUSED_BY) {
                return chain.get(i);
            }
        }
        return top();
    }
}
