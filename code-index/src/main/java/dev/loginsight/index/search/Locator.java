package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.core.log.StackTrace;
import dev.loginsight.core.log.ThrownException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Error log to places: the frames first, what search adds to them after. */
final class Locator {
    private final CodeStore store;
    private final HybridSearch search;

    Locator(CodeStore store, HybridSearch search) {
        this.store = store;
        this.search = search;
    }

    List<RankedPlace> locate(RepositoryFiles files, LoggedError error, int k) {
        if (error.isEmpty() || k < 1) {
            return List.of();
        }
        Map<Place, RankedPlace> places = new LinkedHashMap<>();
        StackTrace trace = error.trace();
        if (trace != null) {
            addFrames(frames(files, trace), places);
        }
        if (places.size() < k) {
            List<RankedPlace> found = search.rank(files, error.message(), ChunkFilter.NONE, k, 2);
            found.forEach(place -> places.putIfAbsent(place.place(), place));
        }
        return places.values().stream().limit(k).toList();
    }

    FrameList frames(RepositoryFiles files, StackTrace trace) {
        Map<String, Outline> outlines = new LinkedHashMap<>();
        return FrameList.of(
                trace, new FrameResolver(files, file -> outlines.computeIfAbsent(file, f -> Outline.of(store, f))));
    }

    private static void addFrames(FrameList frames, Map<Place, RankedPlace> places) {
        int rank = 0;
        for (FrameList.Own own : frames.ordered()) {
            Place place = own.at().member().place();
            if (!places.containsKey(place)) {
                rank++;
                Integer line = own.at().line() > 0 ? own.at().line() : null;
                places.put(place, new RankedPlace(place, 1 + 1.0 / rank, List.of(why(own)), line));
            }
        }
    }

    private static String why(FrameList.Own own) {
        String where = own.thrown().relation() == ThrownException.Relation.CAUSED_BY
                ? "cause frame " + own.number()
                : own.thrown().relation() == ThrownException.Relation.SUPPRESSED
                        ? "suppressed frame " + own.number()
                        : "frame " + own.number();
        List<String> words = new ArrayList<>(List.of(where));
        if (!own.thrown().type().isEmpty()) {
            words.add("of " + own.thrown().simpleType());
        }
        return String.join(" ", words);
    }
}
