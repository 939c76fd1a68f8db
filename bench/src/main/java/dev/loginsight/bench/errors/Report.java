package dev.loginsight.bench.errors;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The tables and the document of a run: our figures, and beside them those of the frames in order. */
final class Report {
    private static final String HEADING = "%-22s %4s   %-29s   %s%n";
    private static final String ROW = "%-22s %4d   %s   %s%n";

    private final List<Scored> scored;

    Report(List<Scored> scored) {
        this.scored = List.copyOf(scored);
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, HEADING, "method level", "bugs", "Log Insight", "frames in order");
        String columns = "  @1    @3    @5   @10   MRR";
        out.printf(Locale.ROOT, HEADING, "", "", columns, columns);
        methodSets().forEach((name, set) -> row(out, name, set, Scored::method, Scored::framesMethod));
        out.printf(Locale.ROOT, "%n" + HEADING, "file level", "", "", "");
        fileSets().forEach((name, set) -> row(out, name, set, Scored::file, Scored::framesFile));
    }

    private static void row(
            PrintStream out, String name, List<Scored> set, ToIntFunction<Scored> ours, ToIntFunction<Scored> frames) {
        out.printf(Locale.ROOT, ROW, name, set.size(), text(figures(set, ours)), text(figures(set, frames)));
    }

    private static String text(Figures f) {
        return String.format(Locale.ROOT, "%.3f %.3f %.3f %.3f %.3f", f.at1(), f.at3(), f.at5(), f.at10(), f.mrr());
    }

    private static Figures figures(List<Scored> set, ToIntFunction<Scored> rank) {
        return Figures.of(set.stream().map(rank::applyAsInt).toList());
    }

    /** A bug whose fix changes no method has no answer at this level and is in no set. */
    Map<String, List<Scored>> methodSets() {
        return sets(scored.stream().filter(one -> one.bug().hasMethod()).toList());
    }

    Map<String, List<Scored>> fileSets() {
        return sets(scored);
    }

    private static Map<String, List<Scored>> sets(List<Scored> all) {
        Map<String, List<Scored>> sets = new LinkedHashMap<>();
        List<Scored> exceptions = of(all, Bug::exception);
        sets.put("exception", exceptions);
        sets.put("  gold in a frame", of(exceptions, Bug::inFrame));
        sets.put("  gold in no frame", of(exceptions, bug -> !bug.inFrame()));
        exceptions.stream()
                .map(one -> one.bug().project())
                .distinct()
                .forEach(project -> sets.put(
                        "  " + project, of(exceptions, bug -> bug.project().equals(project))));
        sets.put("assertion", of(all, bug -> !bug.exception()));
        sets.values().removeIf(List::isEmpty);
        return sets;
    }

    private static List<Scored> of(List<Scored> all, Predicate<Bug> chosen) {
        return all.stream().filter(one -> chosen.test(one.bug())).toList();
    }

    /** Everything, with the ranks of every bug; a rank of 0 says that the answer is not in the list. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("method", figures(methodSets(), Scored::method, Scored::framesMethod));
        document.put("file", figures(fileSets(), Scored::file, Scored::framesFile));
        document.put("bugs", scored.stream().map(Report::document).toList());
        return document;
    }

    private static Map<String, Object> figures(
            Map<String, List<Scored>> sets, ToIntFunction<Scored> ours, ToIntFunction<Scored> frames) {
        Map<String, Object> figures = new LinkedHashMap<>();
        sets.forEach((name, set) -> figures.put(
                name.strip(), Map.of("logInsight", figures(set, ours), "framesInOrder", figures(set, frames))));
        return figures;
    }

    private static Map<String, Object> document(Scored one) {
        Map<String, Object> bug = new LinkedHashMap<>();
        bug.put("id", one.bug().id());
        bug.put("kind", one.bug().exception() ? "exception" : "assertion");
        bug.put("goldInFrame", one.bug().inFrame());
        bug.put("hasMethod", one.bug().hasMethod());
        bug.put("methodRank", one.method());
        bug.put("fileRank", one.file());
        bug.put("framesMethodRank", one.framesMethod());
        bug.put("framesFileRank", one.framesFile());
        List<String> first = new ArrayList<>();
        one.places().stream().limit(10).forEach(place -> first.add(place.symbol()));
        bug.put("first", first);
        return bug;
    }
}
