package dev.loginsight.merkle;

import java.nio.file.Path;

/** A root that cannot be listed at all; its message is one sentence for the user. */
public final class UnscannableRootException extends RuntimeException {
    UnscannableRootException(Path root, String problem, String remedy) {
        super("Cannot look at %s: %s; %s.".formatted(root, problem, remedy));
    }
}
