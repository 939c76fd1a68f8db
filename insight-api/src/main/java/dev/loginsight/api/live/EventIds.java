package dev.loginsight.api.live;

import java.util.OptionalLong;

/** Ids of events hold which run of the process they are of: numbers of another run mean nothing here. */
record EventIds(String run) {
    String of(long number) {
        return run + "-" + number;
    }

    /** The number in one of this run's ids; empty for any other text. */
    OptionalLong number(String id) {
        String prefix = run + "-";
        if (id.startsWith(prefix) && id.substring(prefix.length()).matches("\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(id.substring(prefix.length())));
        }
        return OptionalLong.empty();
    }
}
