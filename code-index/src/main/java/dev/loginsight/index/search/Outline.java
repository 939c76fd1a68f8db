package dev.loginsight.index.search;

import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.CodeStore;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declarations of one file, in line order, and the stretches of loose lines between them. */
record Outline(String file, List<Member> members) {
    static Outline of(CodeStore store, String file) {
        List<CodeChunk> chunks = store.chunksOf(file);
        List<String> lines = lines(chunks);
        Map<Place, List<Piece>> parts = new LinkedHashMap<>();
        Map<Place, ChunkRef> first = new LinkedHashMap<>();
        for (CodeChunk chunk : chunks) {
            for (Piece piece : chunk.pieces()) {
                parts.computeIfAbsent(piece.place(), place -> new ArrayList<>(1))
                        .add(piece);
                first.putIfAbsent(piece.place(), chunk.ref());
            }
        }
        List<Member> members = new ArrayList<>();
        parts.forEach((place, pieces) -> members.add(member(first.get(place), pieces, lines)));
        members.sort(Comparator.comparingInt((Member m) -> m.place().startLine())
                .thenComparing(Comparator.comparingInt(Member::lines).reversed())
                .thenComparing(Member::id));
        return new Outline(file, List.copyOf(members));
    }

    /** The file's lines as far as chunks hold them; what they leave out is empty. */
    private static List<String> lines(List<CodeChunk> chunks) {
        List<String> lines = new ArrayList<>();
        for (CodeChunk chunk : chunks) {
            List<String> own = Lines.of(chunk.text());
            for (int i = 0; i < own.size(); i++) {
                int line = chunk.startLine() - 1 + i;
                while (lines.size() <= line) {
                    lines.add("");
                }
                lines.set(line, lines.get(line) + own.get(i));
            }
        }
        return lines;
    }

    private static Member member(ChunkRef chunk, List<Piece> pieces, List<String> lines) {
        Piece first = pieces.getFirst();
        StringBuilder text = new StringBuilder();
        int next = first.startLine();
        for (Piece piece : pieces) {
            for (int line = Math.max(next, piece.startLine()); line <= piece.endLine(); line++) {
                text.append("\n".repeat(line - next))
                        .append(lines.get(line - 1))
                        .append('\n');
                next = line + 1;
            }
        }
        String id = chunk.id() + ":" + (first.startLine() - chunk.startLine()) + ":"
                + first.place().symbol();
        return Member.of(first.place(), first.kind(), chunk.language(), text.toString(), first.startLine(), id);
    }

    /** The smallest declaration around a line. */
    Optional<Member> at(int line) {
        Member smallest = null;
        for (Member member : members) {
            if (member.place().startLine() > line) {
                break; // they are in line order
            }
            boolean smaller = smallest == null
                    || member.lines() < smallest.lines()
                    || member.lines() == smallest.lines() && member.isCode() && !smallest.isCode();
            if (smaller && member.place().endLine() >= line) {
                smallest = member;
            }
        }
        return Optional.ofNullable(smallest);
    }

    Optional<Member> at(Place place) {
        for (Member member : members) {
            int start = member.place().startLine();
            if (start > place.startLine()) {
                break; // they are in line order
            }
            if (start == place.startLine() && member.place().equals(place)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** Those that a chunk holds, whole or in part. */
    List<Member> in(ChunkRef chunk) {
        return chunk.pieces().stream()
                .flatMap(piece -> at(piece.place()).stream())
                .toList();
    }

    String language() {
        return members.isEmpty() ? "" : members.getFirst().language();
    }
}
