package dev.loginsight.index.search;

import dev.loginsight.core.code.Place;
import dev.loginsight.index.store.CodeTerms;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** BM25 (k1 1.2, b .75) of one text over whole declarations: names, comment and body; each term of the text counts once. */
final class MemberTerms {
    private static final double K1 = 1.2;
    private static final double B = .75;

    private final Map<String, Double> rarities = new HashMap<>();

    /**
     * @param frequencies chunks that have a term
     * @param chunks of the repository
     */
    MemberTerms(String text, Map<String, Integer> frequencies, int chunks) {
        new CodeTerms().forEach(text, term -> {
            int having = frequencies.getOrDefault(term, 0);
            if (having > 0) {
                rarities.put(term, Math.log(1 + Math.max(0, chunks - having + .5) / (having + .5)));
            }
        });
    }

    Map<Place, Double> scores(Collection<Member> members, Sources sources) {
        double mean = members.stream()
                .mapToInt(member -> sources.terms(member).length())
                .average()
                .orElse(1);
        Map<Place, Double> scores = new HashMap<>();
        members.forEach(member -> scores.put(member.place(), score(sources.terms(member), mean)));
        return scores;
    }

    private double score(Counted counted, double mean) {
        double normal = K1 * (1 - B + B * counted.length() / Math.max(1, mean));
        double score = 0;
        for (Map.Entry<String, Double> term : rarities.entrySet()) {
            int count = counted.counts().getOrDefault(term.getKey(), 0);
            score += term.getValue() * count * (K1 + 1) / (count + normal);
        }
        return score;
    }

    /**
     * The terms of a declaration.
     *
     * @param length of all together
     */
    record Counted(Map<String, Integer> counts, int length) {
        static Counted of(Member member, CodeTerms words) {
            Map<String, Integer> counts = new HashMap<>();
            words.forEach(member.text(), term -> counts.merge(term, 1, Integer::sum));
            words.forEach(member.place().symbol(), term -> counts.merge(term, 1, Integer::sum));
            int length = counts.values().stream().mapToInt(Integer::intValue).sum();
            return new Counted(counts, length);
        }
    }
}
