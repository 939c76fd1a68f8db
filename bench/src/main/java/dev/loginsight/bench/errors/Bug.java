package dev.loginsight.bench.errors;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A bug, what an application would have logged of it, and the places that its fix changed.
 *
 * @param id for example {@code Lang-1}: project and Defects4J's number
 * @param sources which sources the log and the gold places belong to
 * @param exception false for a failed assertion, whose log says little of what a production log would
 * @param inFrame whether a stack frame lies in a gold method
 */
record Bug(
        String id, String project, Sources sources, boolean exception, boolean inFrame, String log, List<Gold> gold) {

    /** The sources that a bug is in. */
    sealed interface Sources {
        /** Where the packages begin, relative; empty for the top. */
        String directory();
    }

    /**
     * The main sources at the fixed commit, with the fix taken back; the rest of the repository is left out.
     *
     * @param github {@code owner/name}
     */
    record Patched(String github, String fixedCommit, String directory) implements Sources {}

    /**
     * A {@code -sources.jar} of Maven Central that has the bug as well.
     *
     * @param coordinates {@code group:artifact:version}
     */
    record Released(String coordinates) implements Sources {
        @Override
        public String directory() {
            return "";
        }
    }

    Bug {
        gold = List.copyOf(gold);
    }

    static Bug patched(JsonNode line) {
        Sources sources = new Patched(
                line.path("repo").asString(),
                line.path("fixed_commit").asString(),
                line.path("src_dir").asString());
        return of(line, sources, "log_prod", "gold");
    }

    static Bug released(JsonNode line) {
        return of(line, new Released(line.path("maven").asString()), "log_maven", "maven_gold");
    }

    private static Bug of(JsonNode line, Sources sources, String log, String gold) {
        return new Bug(
                line.path("id").asString(),
                line.path("project").asString(),
                sources,
                line.path("kind").asString().equals("exception"),
                line.path("gold_in_frames").asInt() > 0,
                line.path(log).asString(),
                line.path(gold).valueStream().map(Gold::of).toList());
    }

    /** Defects4J's number within the project. */
    int number() {
        return Integer.parseInt(id.substring(project.length() + 1));
    }

    /** Whether a method answers it: a fix may change nothing but fields. */
    boolean hasMethod() {
        return gold.stream().anyMatch(Gold::isMethod);
    }

    /** 1-based rank of the first place that hits a gold method; 0 for none. */
    int methodRank(List<Found> places) {
        return rank(places, Gold::isHitBy);
    }

    /** 1-based rank of the first place in a gold file; 0 for none. Further places of one file use up their ranks. */
    int fileRank(List<Found> places) {
        return rank(places, Gold::isInFileOf);
    }

    private int rank(List<Found> places, BiPredicate<Gold, Found> hit) {
        return IntStream.range(0, places.size())
                .filter(i -> gold.stream().anyMatch(one -> hit.test(one, places.get(i))))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }
}
