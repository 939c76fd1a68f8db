package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.Place;
import dev.loginsight.core.code.RankedPlace;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From ranked files to ranked places, each with its reasons. */
final class PlaceChoice {
    /** How far a file's second place falls behind its first, in the files' own scale, where it is worse by one. */
    private static final double SECOND_PLACE = .25;

    private static final double CODE_FIRST = .01;
    private static final int TERMS_NAMED = 5;

    private final Sources sources;
    private final Question question;
    private final RepositoryFiles files;

    PlaceChoice(Sources sources, Question question, RepositoryFiles files) {
        this.sources = sources;
        this.question = question;
        this.files = files;
    }

    /** @param chunk null where only the file as a whole speaks for the place */
    private record Choice(FileCandidate file, @Nullable ChunkCandidate chunk, Member member, double score) {}

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

    /** One choice a place, also where several chunks hold parts of it. */
    private List<Choice> best(FileCandidate file, int most) {
        List<ChunkCandidate> ordered = file.chunks.values().stream()
                .sorted(Comparator.comparingDouble(ChunkCandidate::score)
                        .reversed()
                        .thenComparing(c -> c.chunk.startLine())
                        .thenComparing(c -> c.chunk.id()))
                .toList();
        Map<Place, Choice> choices = new LinkedHashMap<>();
        for (ChunkCandidate chunk : ordered.subList(0, Math.min(most, ordered.size()))) {
            for (Choice choice : choices(file, chunk, ordered.getFirst().score())) {
                choices.merge(choice.member.place(), choice, (x, y) -> x.score >= y.score ? x : y);
            }
        }
        return choices.isEmpty()
                ? whole(file)
                : choices.values().stream()
                        .sorted(Comparator.comparingDouble(Choice::score).reversed())
                        .limit(most)
                        .toList();
    }

    /** What a chunk holds: what the question names before what has most of its words, and imports only where there is nothing else. */
    private List<Choice> choices(FileCandidate file, ChunkCandidate chunk, double first) {
        Outline outline = sources.outline(file.file);
        List<Member> members = outline.in(chunk.chunk);
        double most = members.stream().mapToDouble(this::shared).max().orElse(0);
        List<Choice> choices = new ArrayList<>();
        for (Member member : members) {
            boolean named = chunk.named != null && chunk.named.place().equals(member.place());
            double share = members.size() == 1 || named || most == 0 ? 1 : .5 + .5 * shared(member) / most;
            double own = (chunk.lexical + ChunkCandidate.SEMANTIC * chunk.semantic) * share
                    + (named || members.size() == 1 ? chunk.bonus : 0)
                    - (member.kind() == ChunkKind.IMPORTS ? 1 : 0);
            choices.add(new Choice(file, chunk, member, file.score() - SECOND_PLACE * (first - own)));
        }
        // Of a chunk's places the best stands as high as the chunk.
        choices.sort(Comparator.comparingDouble(Choice::score).reversed());
        if (!choices.isEmpty()) {
            Choice best = choices.getFirst();
            double score = file.score() - SECOND_PLACE * (first - chunk.score());
            choices.set(0, new Choice(file, chunk, best.member, score));
        }
        return choices;
    }

    /** How much of the question a declaration says; code that runs before what introduces it, where both say the same. */
    private double shared(Member member) {
        Map<String, Integer> counts = sources.terms(member).counts();
        double sum = member.isCode() ? CODE_FIRST : 0;
        for (Map.Entry<String, Double> stem : question.stems().entrySet()) {
            int count = counts.getOrDefault(stem.getKey(), 0);
            sum += stem.getValue() * count / (count + 1.0);
        }
        return sum;
    }

    /** Its main declaration: the first type, else the first that is more than imports. */
    private List<Choice> whole(FileCandidate file) {
        List<Member> members = sources.outline(file.file).members();
        return members.stream()
                .min(Comparator.comparingInt(PlaceChoice::standsForFile))
                .map(member -> new Choice(file, null, member, file.score()))
                .stream()
                .toList();
    }

    private static int standsForFile(Member member) {
        return switch (member.kind()) {
            case TYPE -> 0;
            case IMPORTS -> 2;
            default -> 1;
        };
    }

    private RankedPlace result(Choice choice) {
        double shown = Math.max(0, Math.min(1, choice.score));
        return new RankedPlace(choice.member.place(), shown, reasons(choice), null);
    }

    private List<String> reasons(Choice choice) {
        List<String> why = new ArrayList<>();
        ChunkCandidate chunk = choice.chunk;
        if (chunk != null && chunk.defines(choice.member.place())) {
            why.add("defines " + choice.member.name());
        }
        double name = choice.file.value(Signal.FILE_NAME);
        if (name > 0) {
            why.add("file name matches the question (" + Math.round(100 * name) + " %)");
        }
        List<String> shared = sharedWords(choice.member);
        if (!shared.isEmpty()) {
            why.add("has " + String.join(", ", shared));
        }
        if (chunk != null && chunk.cosine > 0) {
            why.add("similar in meaning (" + Math.round(100 * chunk.cosine) / 100.0 + ")");
        }
        if (files.traits().isTest(choice.member.file())) {
            why.add("is a test");
        }
        return why.isEmpty() ? List.of(whole(choice)) : why;
    }

    private static String whole(Choice choice) {
        return choice.file.value(Signal.FILE_TERMS) > 0
                ? "the file as a whole has words of the question"
                : "what the file declares is similar in meaning";
    }

    private List<String> sharedWords(Member member) {
        if (member.kind() == ChunkKind.IMPORTS) {
            return List.of();
        }
        Set<String> terms = sources.terms(member).counts().keySet();
        List<String> shared = new ArrayList<>();
        for (String word : question.rawWords()) {
            String stem = CodeTerms.stem(word);
            if (shared.size() < TERMS_NAMED && question.stems().containsKey(stem) && terms.contains(stem)) {
                shared.add(word);
            }
        }
        return shared;
    }
}
