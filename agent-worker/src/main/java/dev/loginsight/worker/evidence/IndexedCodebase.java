package dev.loginsight.worker.evidence;

import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import dev.loginsight.index.search.CodeIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A repository as its opened index knows it. */
public record IndexedCodebase(CodeIndex index) implements Codebase {
    @Override
    public String name() {
        return index.name();
    }

    @Override
    public List<RankedPlace> locate(LogEvent event, int limit) {
        return index.locate(event, limit);
    }

    @Override
    public List<Frame> inAppFrames(LogEvent event) {
        return index.inAppFrames(event);
    }

    @Override
    public boolean holds(String file) {
        return index.holds(file);
    }

    @Override
    public Optional<String> lines(String file, int start, int end) {
        return index.lines(file, start, end);
    }

    @Override
    public Optional<String> text(String file) {
        // The index answers for the path: in it, inside the repository, a regular file of a sensible size.
        if (!index.holds(file) || index.lines(file, 1, 1).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(index.root().resolve(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Gone since, or not UTF-8: nothing that a diff could be checked against.
            return Optional.empty();
        }
    }

    @Override
    public Optional<CommitRef> lastCommit(String file, int start, int end) {
        return index.lastCommit(file, start, end);
    }
}
