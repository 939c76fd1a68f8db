package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.CodeSymbol;
import dev.loginsight.core.code.Piece;
import dev.loginsight.index.store.CodeTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Declarations by a name as people write them: {@code total}, {@code OrderService#total}, {@code shop.orders.OrderService.total},
 * {@code ns::Order}. What stands before the last name has to be found around the declaration, in its types or in its path.
 */
final class Symbols {
    private static final int NAMESAKES = 10_000;

    private final CodeStore store;
    private final RepositoryFiles files;

    /** @param exact whether letter case and marks are those that were asked for */
    private record Found(CodeSymbol symbol, boolean exact) {}

    Symbols(CodeStore store, RepositoryFiles files) {
        this.store = store;
        this.files = files;
    }

    /** Those written exactly so, else those that differ in letter case; types first, tests last, then by path and line. */
    List<CodeSymbol> named(String name, int k) {
        List<String> segments = segments(name);
        if (segments.isEmpty()) {
            return List.of();
        }
        String simple = segments.getLast();
        List<String> around = segments.subList(0, segments.size() - 1);
        Map<CodeSymbol, Found> found = new LinkedHashMap<>();
        for (ChunkRef chunk : store.named(List.of(simple), NAMESAKES)) {
            for (Piece piece : chunk.pieces()) {
                if (piece.begins() && declares(piece, simple) && isWithin(piece, around)) {
                    CodeSymbol symbol = new CodeSymbol(piece.place(), piece.kind(), chunk.language());
                    found.putIfAbsent(symbol, new Found(symbol, piece.names().contains(simple)));
                }
            }
        }
        boolean exact = found.values().stream().anyMatch(Found::exact);
        return found.values().stream()
                .filter(f -> f.exact() || !exact)
                .sorted(Comparator.comparing((Found f) -> f.symbol().kind() == ChunkKind.TYPE ? 0 : 1)
                        .thenComparing(f -> files.traits().isTest(file(f)) ? 1 : 0)
                        .thenComparing(Symbols::file)
                        .thenComparing(f -> f.symbol().place().startLine()))
                .limit(k)
                .map(Found::symbol)
                .toList();
    }

    private static String file(Found found) {
        return found.symbol().place().file();
    }

    /** Empty when there is no letter or digit. */
    static List<String> segments(String name) {
        String plain = name.strip().replaceAll("\\(.*$", "").replace("<init>", "\u0001");
        return Arrays.stream(plain.split("::|[#./$\\s]+"))
                .map(segment -> segment.replace("\u0001", "<init>"))
                .filter(segment -> !CodeTerms.normalized(segment).isEmpty())
                .toList();
    }

    private static boolean declares(Piece piece, String simple) {
        String wanted = CodeTerms.normalized(simple);
        return piece.names().stream()
                .anyMatch(name -> CodeTerms.normalized(name).equals(wanted));
    }

    /** Whether these names, in this order, end the path and the types around a declaration. */
    private static boolean isWithin(Piece piece, List<String> around) {
        List<String> types = segments(piece.place().symbol());
        boolean own = !types.isEmpty() && piece.names().contains(types.getLast());
        List<String> outer = own ? types.subList(0, types.size() - 1) : types;
        String file = piece.place().file();
        int dot = file.lastIndexOf('.');
        String stem = dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
        return ends(stem, outer, around);
    }

    /** A file mostly bears the name of a type in it, which then counts once; in other languages it is a module of its own. */
    private static boolean ends(String stem, List<String> outer, List<String> around) {
        List<String> folders = Arrays.asList(stem.split("/"));
        List<String> whole = new ArrayList<>(folders.subList(0, folders.size() - 1));
        whole.addAll(outer);
        List<String> module = new ArrayList<>(folders);
        module.addAll(outer);
        return endsWith(whole, around) || endsWith(module, around);
    }

    private static boolean endsWith(List<String> list, List<String> end) {
        return list.size() >= end.size()
                && list.subList(list.size() - end.size(), list.size()).equals(end);
    }
}
