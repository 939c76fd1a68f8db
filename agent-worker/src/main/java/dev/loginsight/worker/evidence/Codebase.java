package dev.loginsight.worker.evidence;

import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import java.util.List;
import java.util.Optional;

/**
 * The little that evidence needs to ask of an indexed repository, and all that a model's claims are checked against. Adapters: an
 * opened index ({@link IndexedCodebase}); {@link #NONE} where no index matches. Safe for use by several threads.
 */
public interface Codebase {
    /** No repository: knows no place, no file, no commit. */
    Codebase NONE = new NoCodebase();

    /** The repository's name; empty for {@link #NONE}. */
    String name();

    /** Places that may have caused the error, most suspect first. */
    List<RankedPlace> locate(LogEvent event, int limit);

    /** Frames of the error that are this repository's own code, in the order of the trace. */
    List<Frame> inAppFrames(LogEvent event);

    /** Whether the index holds this file, by its path from the repository's root. */
    boolean holds(String file);

    /**
     * Lines of a file of the working tree, joined by {@code \n}; fewer when the file ends before; empty when there is no such file inside
     * the repository.
     */
    Optional<String> lines(String file, int start, int end);

    Optional<CommitRef> lastCommit(String file, int start, int end);

    /** A whole file of the working tree as it is, line ends included; empty when the index does not hold it or it cannot be read. */
    Optional<String> text(String file);
}
