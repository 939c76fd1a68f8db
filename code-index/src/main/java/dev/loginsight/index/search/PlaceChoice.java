package dev.loginsight.index.search;

import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From ranked files to ranked places, each with its reasons. */
final class PlaceChoice {
    /** How far a file's second place falls behind its first, in the files' own scale, where it is worse by one. */
    private static final double SECOND_PLACE = .25;

    private static final int TERMS_NAMED = 5;

    private final CodeStore store;
    private final Question question;
    private final RepositoryFiles files;

    PlaceChoice(CodeStore store, Question question, RepositoryFiles files) {
        this.store = store;
        this.question = question;
        this.files = files;
    }

    private record Choice(FileCandidate file, ChunkCandidate chunk, double score) {}

    List<RankedPlace> places(List<FileCandidate> ranked, int k, int placesPerFile) {
        List<Choice> choices = new ArrayList<>();
        for (FileCandidate file : ranked.subList(0, Math.min(ranked.size(), k))) {
            choices.addAll(best(file, placesPerFile));
        }
        return choices.stream()
                .sorted(Comparator.comparingDouble(Choice::score).reversed())
                .limit(k)
                .map(this::result)
                .toList();
    }

    /** One choice a place: of a split declaration its best chunk stands for all. */
    private static List<Choice> best(FileCandidate file, int most) {
        Map<Place, ChunkCandidate> byPlace = new LinkedHashMap<>();
        for (ChunkCandidate chunk : file.chunks.values()) {
            byPlace.merge(chunk.chunk.place(), chunk, (a, b) -> b.score() > a.score() ? b : a);
        }
        List<ChunkCandidate> ordered = byPlace.values().stream()
                .sorted(Comparator.comparingDouble(ChunkCandidate::score)
                        .reversed()
                        .thenComparing(c -> c.chunk.startLine())
                        .thenComparing(c -> c.chunk.id()))
                .limit(most)
                .toList();
        double first = ordered.isEmpty() ? 0 : ordered.getFirst().score();
        return ordered.stream()
                .map(chunk -> new Choice(file, chunk, file.score() - SECOND_PLACE * (first - chunk.score())))
                .toList();
    }

    private RankedPlace result(Choice choice) {
        double shown = Math.max(0, Math.min(1, choice.score));
        return new RankedPlace(choice.chunk.chunk.place(), shown, reasons(choice), null);
    }

    private List<String> reasons(Choice choice) {
        List<String> why = new ArrayList<>();
        CodeChunk chunk = choice.chunk.chunk;
        if (choice.chunk.definition > 0) {
            why.add("defines " + CodeTerms.simpleName(chunk.symbol()));
        }
        if (choice.file.name > 0) {
            why.add(String.format(Locale.ROOT, "file name matches the question (%.0f %%)", 100 * choice.file.name));
        }
        List<String> shared = sharedWords(chunk);
        if (!shared.isEmpty()) {
            why.add("has " + String.join(", ", shared));
        }
        if (choice.chunk.cosine > 0) {
            why.add(String.format(Locale.ROOT, "similar in meaning (%.2f)", choice.chunk.cosine));
        }
        if (files.traits().isTest(chunk.file())) {
            why.add("is a test");
        }
        return why.isEmpty() ? List.of("file with the nearest name") : why;
    }

    private List<String> sharedWords(CodeChunk chunk) {
        Set<String> terms = new HashSet<>();
        CodeTerms words = new CodeTerms();
        words.forEach(chunk.text(), terms::add);
        words.forEach(chunk.symbol(), terms::add);
        List<String> shared = new ArrayList<>();
        for (String word : question.rawWords()) {
            if (question.stems().containsKey(CodeTerms.stem(word)) && terms.contains(CodeTerms.stem(word))) {
                shared.add(word);
            }
        }
        return shared.subList(0, Math.min(TERMS_NAMED, shared.size()));
    }
}
