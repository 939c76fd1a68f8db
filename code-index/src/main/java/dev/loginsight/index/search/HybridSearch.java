package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkFilter;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Embedder;
import dev.loginsight.core.code.FileHit;
import dev.loginsight.core.code.Hit;
import dev.loginsight.core.code.Hits;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Question to places: one linear score a file over few named {@link Signal}s, and inside a file the place that its own parts favour.
 */
final class HybridSearch {
    /** Chunks and files that each search of the store contributes. */
    private static final int CANDIDATES = 200;

    private static final int NAMED_CANDIDATES = 300;
    private static final int MOST_NAMES = 64;
    private static final int FILES_BY_NAME_ALONE = 20;
    private static final int CHUNKS_OF_A_FILE = 3;
    private static final double WORTH_A_LOOK = .5;
    private static final double SPELT_EXACTLY = 1.3;

    private final CodeStore store;
    private final Embedder embedder;

    HybridSearch(CodeStore store, Embedder embedder) {
        this.store = store;
        this.embedder = embedder;
    }

    List<RankedPlace> rank(
            RepositoryFiles files, Sources sources, String text, ChunkFilter filter, int k, int placesPerFile) {
        Question question = Question.of(text);
        if (question.isEmpty() || k < 1) {
            return List.of();
        }
        List<FileCandidate> ranked = candidates(files, sources, question, filter);
        return new PlaceChoice(sources, question, files).places(ranked, k, placesPerFile);
    }

    List<FileEvidence> evidence(RepositoryFiles files, Sources sources, String text) {
        Question question = Question.of(text);
        if (question.isEmpty()) {
            return List.of();
        }
        PlaceChoice choice = new PlaceChoice(sources, question, files);
        List<FileEvidence> all = new ArrayList<>();
        for (FileCandidate candidate : candidates(files, sources, question, ChunkFilter.NONE)) {
            List<RankedPlace> best = choice.places(List.of(candidate), 1, 1);
            if (!best.isEmpty()) {
                all.add(new FileEvidence(
                        candidate.file,
                        candidate.signals(),
                        candidate.score(),
                        best.getFirst().place()));
            }
        }
        return all;
    }

    /** Best first. */
    List<FileCandidate> candidates(RepositoryFiles files, Sources sources, Question question, ChunkFilter filter) {
        Map<String, FileCandidate> candidates = new LinkedHashMap<>();
        addLexical(question, filter, candidates);
        addSemantic(question, filter, candidates);
        addNamed(question, filter, files, candidates);
        addFileNames(question, filter, files, sources, candidates);
        weighFiles(question, files, candidates.values());
        List<FileCandidate> ranked = new ArrayList<>(candidates.values());
        ranked.sort(ORDER);
        return ranked;
    }

    private static void weighFiles(Question question, RepositoryFiles files, Collection<FileCandidate> candidates) {
        double surest = candidates.stream()
                .mapToDouble(candidate -> candidate.value(Signal.DEFINITION))
                .max()
                .orElse(0);
        for (FileCandidate candidate : candidates) {
            candidate.set(Signal.NEAREST_CHUNKS, nearestChunks(candidate));
            candidate.set(Signal.DIRECTORY, files.liesIn(candidate.file, question) ? 1 : 0);
            candidate.set(Signal.DEPTH, files.depth(candidate.file));
            candidate.set(Signal.NAME_LENGTH, files.nameLength(candidate.file));
            candidate.set(Signal.BASE_NAME, files.hasBaseName(candidate.file) ? 1 : 0);
            boolean defined = surest > 0 && candidate.value(Signal.DEFINITION) == surest;
            candidate.set(Signal.SYMBOL_DEFINED, question.isSymbol() && defined ? 1 : 0);
            candidate.set(Signal.PENALTY, Math.log(files.traits().penalty(candidate.file, question.words())));
        }
        forgiveDefinitions(candidates);
    }

    /** Who asks for a name asks for its declaration, be it in a test: penalties only choose among several. */
    private static void forgiveDefinitions(Collection<FileCandidate> candidates) {
        List<FileCandidate> defining = candidates.stream()
                .filter(candidate -> candidate.value(Signal.SYMBOL_DEFINED) > 0)
                .toList();
        double least = defining.stream()
                .mapToDouble(candidate -> candidate.value(Signal.PENALTY))
                .max()
                .orElse(0);
        defining.forEach(candidate -> candidate.set(Signal.PENALTY, candidate.value(Signal.PENALTY) - least));
    }

    private static final Comparator<FileCandidate> ORDER =
            (a, b) -> a.score() != b.score() ? Double.compare(b.score(), a.score()) : a.file.compareTo(b.file);

    private void addLexical(Question question, ChunkFilter filter, Map<String, FileCandidate> candidates) {
        Hits hits = store.lexical(question.lexicalText(), filter, CANDIDATES);
        for (Hit hit : hits.chunks()) {
            double share = hit.score() / hits.chunks().getFirst().score();
            FileCandidate candidate = of(candidates, hit.chunk().file());
            candidate.chunk(hit.chunk()).lexical = share;
            candidate.raise(Signal.CHUNK_TERMS, share);
        }
        for (FileHit hit : hits.outlines()) {
            of(candidates, hit.file())
                    .set(
                            Signal.OUTLINE_TERMS,
                            hit.score() / hits.outlines().getFirst().score());
        }
        for (FileHit hit : hits.files()) {
            of(candidates, hit.file())
                    .set(
                            Signal.FILE_TERMS,
                            hit.score() / hits.files().getFirst().score());
        }
    }

    private void addSemantic(Question question, ChunkFilter filter, Map<String, FileCandidate> candidates) {
        Hits hits = store.semantic(embedder.embedQuery(question.text()), filter, CANDIDATES);
        if (hits.chunks().isEmpty()) {
            return;
        }
        double best = hits.chunks().getFirst().score();
        double last = Math.min(0, hits.chunks().getLast().score());
        for (Hit hit : hits.chunks()) {
            double value = stretched(hit.score(), last, best);
            FileCandidate candidate = of(candidates, hit.chunk().file());
            ChunkCandidate chunk = candidate.chunk(hit.chunk());
            chunk.semantic = value;
            chunk.cosine = hit.score();
            candidate.raise(Signal.NEAREST_CHUNK, value);
        }
        for (FileHit hit : hits.outlines()) {
            double nearest = hits.outlines().getFirst().score();
            double farthest = Math.min(0, hits.outlines().getLast().score());
            of(candidates, hit.file()).set(Signal.OUTLINE_MEANING, stretched(hit.score(), farthest, nearest));
        }
    }

    private static double nearestChunks(FileCandidate candidate) {
        double[] nearest = new double[CHUNKS_OF_A_FILE];
        for (ChunkCandidate chunk : candidate.chunks.values()) {
            double value = chunk.semantic;
            for (int i = 0; i < nearest.length && value > 0; i++) {
                double farther = Math.min(value, nearest[i]);
                nearest[i] = Math.max(value, nearest[i]);
                value = farther;
            }
        }
        double sum = 0;
        for (double value : nearest) {
            sum += value;
        }
        return sum / nearest.length;
    }

    /** 1 for the best, 0 for the last. */
    private static double stretched(double score, double last, double best) {
        return best > last ? (score - last) / (best - last) : 1;
    }

    private void addNamed(
            Question question, ChunkFilter filter, RepositoryFiles files, Map<String, FileCandidate> candidates) {
        Map<String, Question.Mention> names = question.names();
        List<String> strongest = names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .limit(MOST_NAMES)
                .toList();
        for (ChunkRef chunk : store.named(strongest, NAMED_CANDIDATES)) {
            if (!filter.accepts(chunk)) {
                continue;
            }
            for (Piece piece : chunk.pieces()) {
                if (piece.begins()) {
                    piece.names().forEach(name -> addNamed(question, files, candidates, chunk, piece, name));
                }
            }
        }
    }

    private static void addNamed(
            Question question,
            RepositoryFiles files,
            Map<String, FileCandidate> candidates,
            ChunkRef chunk,
            Piece piece,
            String name) {
        String normalized = CodeTerms.normalized(name);
        Question.Mention mention = question.names().get(normalized);
        if (mention == null) {
            return;
        }
        boolean likeFile = files.isNamedLike(chunk.file(), normalized);
        double value = Definition.value(mention, piece) * (likeFile ? Definition.NAMED_LIKE_FILE : 1);
        FileCandidate candidate = of(candidates, chunk.file());
        candidate.raise(Signal.DEFINITION, value);
        // Inside the file that is named like it, the declaration tells nothing, unless it is all that was asked for.
        double asAnswer = question.isSymbol() || !likeFile ? value * (question.spells(name) ? SPELT_EXACTLY : 1) : 0;
        candidate.chunk(chunk).names(piece, asAnswer);
    }

    private void addFileNames(
            Question question,
            ChunkFilter filter,
            RepositoryFiles files,
            Sources sources,
            Map<String, FileCandidate> candidates) {
        Map<String, Double> shares = files.namedBy(question);
        shares.entrySet().stream()
                .filter(entry -> entry.getValue() >= WORTH_A_LOOK && !candidates.containsKey(entry.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FILES_BY_NAME_ALONE)
                .filter(entry -> accepts(filter, entry.getKey(), sources))
                .forEach(entry -> of(candidates, entry.getKey()));
        shares.forEach((file, share) -> {
            FileCandidate candidate = candidates.get(file);
            if (candidate != null) {
                candidate.set(Signal.FILE_NAME, share);
            }
        });
    }

    private static boolean accepts(ChunkFilter filter, String file, Sources sources) {
        String language =
                filter.languages().isEmpty() ? "" : sources.outline(file).language();
        return filter.accepts(file, language);
    }

    private static FileCandidate of(Map<String, FileCandidate> candidates, String file) {
        return candidates.computeIfAbsent(file, FileCandidate::new);
    }
}
