package dev.loginsight.worker.evidence;

import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.insight.CommitRef;
import dev.loginsight.core.log.Frame;
import dev.loginsight.core.log.LogEvent;
import java.util.List;
import java.util.Optional;

final class NoCodebase implements Codebase {
    @Override
    public String name() {
        return "";
    }

    @Override
    public List<RankedPlace> locate(LogEvent event, int limit) {
        return List.of();
    }

    @Override
    public List<Frame> inAppFrames(LogEvent event) {
        return List.of();
    }

    @Override
    public boolean holds(String file) {
        return false;
    }

    @Override
    public Optional<String> lines(String file, int start, int end) {
        return Optional.empty();
    }

    @Override
    public Optional<String> text(String file) {
        return Optional.empty();
    }

    @Override
    public Optional<CommitRef> lastCommit(String file, int start, int end) {
        return Optional.empty();
    }
}
