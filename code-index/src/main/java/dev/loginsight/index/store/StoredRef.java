package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.ChunkRef;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Piece;
import dev.loginsight.core.code.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * A chunk as it is stored: all but its path and its text, which its file keeps.
 *
 * @param offset of its text among its file's texts, in bytes of UTF-8
 * @param length of its text in bytes
 */
record StoredRef(ChunkRef chunk, String contentHash, int offset, int length) {
    private static final int PLAIN = 0;
    private static final int HEX = 1;
    private static final ChunkKind[] KINDS = ChunkKind.values();

    static BytesRef write(CodeChunk chunk, int offset, int length) {
        Bytes.Sink out = new Bytes.Sink(160);
        name(out, chunk.id());
        name(out, chunk.contentHash());
        out.number(offset);
        out.number(length);
        out.number(chunk.startLine());
        out.number(chunk.endLine() - chunk.startLine());
        out.text(chunk.language());
        out.number(chunk.pieces().size());
        String before = "";
        for (Piece piece : chunk.pieces()) {
            piece(out, piece, before);
            before = piece.place().symbol();
        }
        return new BytesRef(out.bytes, 0, out.length);
    }

    /** Neighbours mostly share the name of their type, which is written once. */
    private static void piece(Bytes.Sink out, Piece piece, String before) {
        Place place = piece.place();
        int shared = shared(before, place.symbol());
        out.number(shared);
        out.text(place.symbol().substring(shared));
        out.number(place.startLine());
        out.number(place.endLine() - place.startLine());
        out.number(piece.kind().ordinal());
        out.number(piece.part());
        out.number(piece.startLine() - place.startLine());
        out.number(piece.endLine() - piece.startLine());
        boolean own = piece.names().equals(List.of(CodeTerms.simpleName(place.symbol())));
        out.number(own ? 0 : piece.names().size() + 1);
        if (!own) {
            piece.names().forEach(out::text);
        }
    }

    private static int shared(String before, String symbol) {
        int most = Math.min(before.length(), symbol.length());
        int shared = 0;
        while (shared < most && before.charAt(shared) == symbol.charAt(shared)) {
            shared++;
        }
        boolean cutsPair = shared > 0 && Character.isHighSurrogate(symbol.charAt(shared - 1));
        return cutsPair ? shared - 1 : shared;
    }

    static StoredRef read(BytesRef bytes, String file) {
        Bytes.Source in = new Bytes.Source(bytes.bytes, bytes.offset);
        String id = name(in);
        String contentHash = name(in);
        int offset = in.number();
        int length = in.number();
        int startLine = in.number();
        int endLine = startLine + in.number();
        String language = in.text().intern();
        int count = in.number();
        List<Piece> pieces = new ArrayList<>(count);
        String before = "";
        for (int i = 0; i < count; i++) {
            Piece piece = piece(in, file, before);
            pieces.add(piece);
            before = piece.place().symbol();
        }
        return new StoredRef(new ChunkRef(id, file, startLine, endLine, language, pieces), contentHash, offset, length);
    }

    private static Piece piece(Bytes.Source in, String file, String before) {
        String symbol = before.substring(0, in.number()) + in.text();
        int placeStart = in.number();
        Place place = new Place(file, placeStart, placeStart + in.number(), symbol);
        ChunkKind kind = KINDS[in.number()];
        int part = in.number();
        int startLine = placeStart + in.number();
        int endLine = startLine + in.number();
        int count = in.number() - 1;
        if (count < 0) {
            return new Piece(place, kind, List.of(CodeTerms.simpleName(symbol)), part, startLine, endLine);
        }
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(in.text());
        }
        return new Piece(place, kind, names, part, startLine, endLine);
    }

    private static void name(Bytes.Sink out, String s) {
        boolean hex = isHex(s);
        out.number(hex ? HEX : PLAIN);
        out.block(hex ? HexFormat.of().parseHex(s) : s.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Bytes.Source in) {
        boolean hex = in.number() == HEX;
        byte[] bytes = in.block();
        return hex ? HexFormat.of().formatHex(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether half as many bytes can stand for it. */
    static boolean isHex(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return s.length() % 2 == 0 && !s.isEmpty();
    }
}
