package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.Hit;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Question to places: one linear score a file over named parts (terms, meaning, definitions, file name, what speaks against it), and
 * inside a file the place that its own parts favour. The parts and their weights come from a study over 45 public repositories,
 * where this kind of sum beat products, tree ensembles and rank fusion.
 */
final class HybridSearch {
    private static final int CANDIDATES = 200;
    private static final int NAMED_CANDIDATES = 300;
    private static final int MOST_NAMES = 64;
    private static final int FILES_BY_NAME_ALONE = 20;
    private static final double WORTH_A_LOOK = .5;

    private final CodeStore store;
    private final Embedder embedder;

    HybridSearch(CodeStore store, Embedder embedder) {
        this.store = store;
        this.embedder = embedder;
    }

    List<RankedPlace> rank(RepositoryFiles files, String text, ChunkFilter filter, int k, int placesPerFile) {
        Question question = Question.of(text);
        if (question.isEmpty() || k < 1) {
            return List.of();
        }
        Map<String, FileCandidate> candidates = new LinkedHashMap<>();
        addLexical(question, filter, candidates);
        addSemantic(question, filter, candidates);
        addNamed(question, filter, files, candidates);
        addFileNames(question, filter, files, candidates);
        candidates
                .values()
                .forEach(candidate -> candidate.penalty = files.traits().penalty(candidate.file, question.words()));
        List<FileCandidate> ranked = new ArrayList<>(candidates.values());
        ranked.sort(
                Comparator.comparingDouble(FileCandidate::score).reversed().thenComparing(candidate -> candidate.file));
        return new PlaceChoice(store, question, files).places(ranked, k, placesPerFile);
    }

    private void addLexical(Question question, ChunkFilter filter, Map<String, FileCandidate> candidates) {
        List<Hit> hits = store.lexical(question.lexicalText(), filter, CANDIDATES);
        if (hits.isEmpty()) {
            return;
        }
        double best = hits.getFirst().score();
        Map<String, Double> sums = new HashMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        for (Hit hit : hits) {
            FileCandidate candidate = of(candidates, hit.chunk());
            candidate.chunk(hit.chunk()).lexical = hit.score() / best;
            candidate.lexical = Math.max(candidate.lexical, hit.score() / best);
            int rank = ranks.merge(candidate.file, 1, Integer::sum);
            sums.merge(candidate.file, hit.score() / rank, Double::sum);
        }
        double most = sums.values().stream().mapToDouble(x -> x).max().orElse(1);
        sums.forEach((file, sum) -> candidates.get(file).lexicalFile = sum / most);
    }

    /** Cosines are stretched so that the best candidate has 1 and the last 0. */
    private void addSemantic(Question question, ChunkFilter filter, Map<String, FileCandidate> candidates) {
        List<Hit> hits = store.semantic(embedder.embedQuery(question.text()), filter, CANDIDATES);
        if (hits.isEmpty()) {
            return;
        }
        double best = hits.getFirst().score();
        double last = hits.size() < CANDIDATES
                ? Math.min(0, hits.getLast().score())
                : hits.getLast().score();
        double bestHead = hits.stream()
                .filter(hit -> hit.chunk().kind() == ChunkKind.TYPE)
                .mapToDouble(Hit::score)
                .max()
                .orElse(best);
        for (Hit hit : hits) {
            double value = best > last ? (hit.score() - last) / (best - last) : 1;
            FileCandidate candidate = of(candidates, hit.chunk());
            candidate.chunk(hit.chunk()).semantic = value;
            candidate.chunk(hit.chunk()).cosine = hit.score();
            candidate.semantic = Math.max(candidate.semantic, value);
            if (hit.chunk().kind() == ChunkKind.TYPE) {
                double head = bestHead > last ? (hit.score() - last) / (bestHead - last) : 1;
                candidate.head = Math.max(candidate.head, head);
            }
        }
    }

    private void addNamed(
            Question question, ChunkFilter filter, RepositoryFiles files, Map<String, FileCandidate> candidates) {
        Map<String, Question.Mention> names = question.names();
        List<String> strongest = names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .limit(MOST_NAMES)
                .toList();
        for (CodeChunk chunk : store.named(strongest, NAMED_CANDIDATES)) {
            String name = CodeTerms.simpleName(chunk.symbol());
            Question.Mention mention = names.get(CodeTerms.normalized(name));
            if (mention == null || !filter.accepts(chunk)) {
                continue;
            }
            boolean likeFile = files.isNamedLike(chunk.file(), CodeTerms.normalized(name));
            double value = Definition.value(mention, chunk) * (likeFile ? Definition.NAMED_LIKE_FILE : 1);
            FileCandidate candidate = of(candidates, chunk);
            candidate.definition = Math.max(candidate.definition, value);
            ChunkCandidate entry = candidate.chunk(chunk);
            entry.definition = Math.max(entry.definition, value);
            if (question.isSymbol() || !likeFile) {
                entry.bonus = Math.max(entry.bonus, value * (question.spells(name) ? 1.3 : 1));
            }
        }
    }

    private void addFileNames(
            Question question, ChunkFilter filter, RepositoryFiles files, Map<String, FileCandidate> candidates) {
        Map<String, Double> shares = files.namedBy(question);
        shares.entrySet().stream()
                .filter(entry -> entry.getValue() >= WORTH_A_LOOK && !candidates.containsKey(entry.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FILES_BY_NAME_ALONE)
                .forEach(entry -> {
                    List<CodeChunk> chunks = store.chunksOf(entry.getKey());
                    if (!chunks.isEmpty() && filter.accepts(chunks.getFirst())) {
                        of(candidates, chunks.getFirst()).chunk(chunks.getFirst());
                    }
                });
        shares.forEach((file, share) -> {
            FileCandidate candidate = candidates.get(file);
            if (candidate != null) {
                candidate.name = share;
            }
        });
    }

    private static FileCandidate of(Map<String, FileCandidate> candidates, CodeChunk chunk) {
        return candidates.computeIfAbsent(chunk.file(), FileCandidate::new);
    }
}
