package dev.loginsight.bench.errors;

import dev.loginsight.bench.fit.Choice;
import dev.loginsight.bench.fit.ListwiseFit;
import dev.loginsight.core.code.Place;
import dev.loginsight.index.embed.StaticEmbedder;
import dev.loginsight.index.indexing.IndexHome;
import dev.loginsight.index.indexing.IndexListener;
import dev.loginsight.index.indexing.IndexOptions;
import dev.loginsight.index.indexing.Indexer;
import dev.loginsight.index.search.CodeIndex;
import dev.loginsight.index.search.Feature;
import dev.loginsight.index.search.PlaceEvidence;
import dev.loginsight.index.search.Turns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Every place that came into question for a bug, and what speaks for each.
 *
 * @param values features of each place, by {@link Feature#ordinal()}
 */
record Suspects(Bug bug, List<PlaceEvidence> places, List<double[]> values) {
    static Suspects of(Bug bug, List<PlaceEvidence> places) {
        return new Suspects(bug, places, places.stream().map(Suspects::row).toList());
    }

    private static double[] row(PlaceEvidence place) {
        double[] row = new double[Feature.values().length];
        place.features().forEach((feature, value) -> row[feature.ordinal()] = value);
        return row;
    }

    /**
     * Asks the product, within this process.
     *
     * @param home where the tree's index is kept between runs, and only refreshed
     */
    static Suspects read(Bug bug, Path tree, Path home) {
        IndexHome indexes = new IndexHome(home.toAbsolutePath());
        new Indexer(indexes, StaticEmbedder.onFirstUse()).refresh(tree, IndexOptions.DEFAULT, IndexListener.SILENT);
        try (CodeIndex index = CodeIndex.open(indexes, tree)) {
            return of(bug, index.suspects(bug.log()));
        }
    }

    boolean isAnswer(int i) {
        Place place = places.get(i).place();
        Found found = new Found(place.file(), place.startLine(), place.endLine(), place.symbol());
        return bug.gold().stream().anyMatch(gold -> gold.isHitBy(found));
    }

    boolean hasFrames() {
        return places.stream().anyMatch(PlaceEvidence::inFrame);
    }

    /** All of them, and once more those in no frame: what a trace does not show would else hardly count. */
    List<Choice> choices() {
        return List.of(choice(place -> true), choice(place -> !place.inFrame()));
    }

    private Choice choice(Predicate<PlaceEvidence> chosen) {
        int[] candidates = IntStream.range(0, places.size())
                .filter(i -> chosen.test(places.get(i)))
                .toArray();
        List<double[]> rows = new ArrayList<>();
        boolean[] answers = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            rows.add(values.get(candidates[i]));
            answers[i] = isAnswer(candidates[i]);
        }
        return new Choice(bug.project(), rows, answers);
    }

    /** 1-based rank of the first answer in the order that other weights would give; 0 for none. */
    int rank(double[] weights) {
        List<Integer> byScore = IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -ListwiseFit.dot(values.get(i), weights)))
                .toList();
        List<Integer> ordered = Turns.of(byScore, i -> places.get(i).inFrame());
        return IntStream.range(0, ordered.size())
                .filter(i -> isAnswer(ordered.get(i)))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }
}
