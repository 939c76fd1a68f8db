package dev.loginsight.index.search;

import dev.loginsight.core.code.RankedPlace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how well errors are located: {@code LocateEvaluation bugs.jsonl trees indexes [id]}. Each line of the first file is a bug
 * with its log and the methods that its fix changed; {@code trees/<id>} holds its sources, {@code indexes} may be empty.
 */
final class LocateEvaluation {
    private static final int DEPTH = 1000;

    private LocateEvaluation() {}

    public static void main(String[] args) throws IOException {
        Map<String, List<Integer>> ranks = new TreeMap<>();
        List<Double> times = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            JsonNode bug = JsonMapper.builder().build().readTree(line);
            String id = bug.get("id").asString();
            Path tree = Path.of(args[1], id);
            boolean wanted = args.length < 4 || id.equals(args[3]);
            if (!wanted
                    || !Files.isDirectory(tree)
                    || !bug.get("kind").asString().equals("exception")) {
                continue;
            }
            try (CodeIndex index = Indexed.open(tree, Path.of(args[2], id))) {
                String log = bug.get("log_prod").asString();
                index.locate(log, DEPTH);
                long start = cpu();
                List<RankedPlace> places = index.locate(log, DEPTH);
                times.add((cpu() - start) / 1e6);
                int rank = rank(places, bug.get("gold"));
                String project = bug.get("project").asString();
                ranks.computeIfAbsent("all", key -> new ArrayList<>()).add(rank);
                ranks.computeIfAbsent(project, key -> new ArrayList<>()).add(rank);
                String where = bug.get("gold_in_frames").asInt() > 0 ? "in frames" : "in no frame";
                ranks.computeIfAbsent(where, key -> new ArrayList<>()).add(rank);
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %5d  frames %d%n",
                        id,
                        rank,
                        bug.get("gold_in_frames").asInt());
                if (args.length > 3) {
                    show(log, places, bug.get("gold"));
                }
            }
        }
        ranks.forEach(LocateEvaluation::print);
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "warm, ms of processor time: median %.1f, worst %.1f%n",
                times.get(times.size() / 2),
                times.getLast());
    }

    /** Of this thread: other processes do not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static int rank(List<RankedPlace> places, JsonNode gold) {
        for (int i = 0; i < places.size(); i++) {
            for (JsonNode method : gold) {
                if (hits(places.get(i), method)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private static boolean hits(RankedPlace place, JsonNode method) {
        String name = method.get("method").asString();
        boolean overlaps = place.place().startLine() <= method.get("end_line").asInt()
                && place.place().endLine() >= method.get("start_line").asInt();
        boolean named = place.place().symbol().equals(name)
                || method.has("outer") && place.place().symbol().equals(outer(method.get("outer")));
        return place.place().file().equals(method.get("file").asString()) && overlaps && named;
    }

    private static String outer(JsonNode outer) {
        return outer.isString() ? outer.asString() : outer.path("method").asString();
    }

    private static void show(String log, List<RankedPlace> places, JsonNode gold) {
        System.out.println(log);
        System.out.println(gold);
        places.stream()
                .limit(15)
                .forEach(p -> System.out.printf(
                        Locale.ROOT,
                        "%.3f %s %s:%d %s%n",
                        p.score(),
                        p.place().symbol(),
                        p.place().file(),
                        p.place().startLine(),
                        p.why()));
    }

    private static void print(String set, List<Integer> ranks) {
        double mrr = ranks.stream()
                .mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank)
                .average()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%-12s %3d  @1 %.3f  @3 %.3f  @5 %.3f  @10 %.3f  MRR %.3f%n",
                set,
                ranks.size(),
                at(ranks, 1),
                at(ranks, 3),
                at(ranks, 5),
                at(ranks, 10),
                mrr);
    }

    private static double at(List<Integer> ranks, int k) {
        return ranks.stream().filter(rank -> rank > 0 && rank <= k).count() / (double) ranks.size();
    }
}
