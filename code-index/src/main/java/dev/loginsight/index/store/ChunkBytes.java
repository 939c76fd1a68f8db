package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Place;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.lucene.util.BytesRef;

/** A chunk as one compact stored value; hexadecimal names take half their length. */
final class ChunkBytes {
    private static final ChunkKind[] KINDS = ChunkKind.values();
    private static final int PLAIN = 0;
    private static final int HEX = 1;

    private ChunkBytes() {}

    static BytesRef write(CodeChunk chunk) {
        Place place = chunk.place();
        Sink out = new Sink(chunk.text().length() + 160);
        out.name(chunk.id());
        out.text(place.file());
        out.number(place.startLine());
        out.number(place.endLine() - place.startLine());
        out.text(place.symbol());
        out.number(chunk.part());
        out.number(chunk.startLine());
        out.number(chunk.endLine() - chunk.startLine());
        out.text(chunk.language());
        out.number(chunk.kind().ordinal());
        out.name(chunk.contentHash());
        out.text(chunk.text());
        return new BytesRef(out.bytes, 0, out.length);
    }

    static CodeChunk read(BytesRef bytes) {
        Source in = new Source(bytes);
        String id = in.name();
        String file = in.text();
        int startLine = in.number();
        Place place = new Place(file, startLine, startLine + in.number(), in.text());
        int part = in.number();
        int chunkStart = in.number();
        int chunkEnd = chunkStart + in.number();
        String language = in.text();
        ChunkKind kind = KINDS[in.number()];
        String contentHash = in.name();
        return new CodeChunk(id, place, part, chunkStart, chunkEnd, language.intern(), kind, in.text(), contentHash);
    }

    private static boolean isHex(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return s.length() % 2 == 0;
    }

    private static final class Sink {
        private byte[] bytes;
        private int length;

        Sink(int capacity) {
            bytes = new byte[capacity];
        }

        void number(int value) {
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                put((byte) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            put((byte) rest);
        }

        void text(String s) {
            raw(s.getBytes(StandardCharsets.UTF_8));
        }

        void name(String s) {
            boolean hex = isHex(s);
            number(hex ? HEX : PLAIN);
            raw(hex ? HexFormat.of().parseHex(s) : s.getBytes(StandardCharsets.UTF_8));
        }

        private void raw(byte[] content) {
            number(content.length);
            room(content.length);
            System.arraycopy(content, 0, bytes, length, content.length);
            length += content.length;
        }

        private void put(byte b) {
            room(1);
            bytes[length++] = b;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
            }
        }
    }

    private static final class Source {
        private final byte[] bytes;
        private int at;

        Source(BytesRef ref) {
            bytes = ref.bytes;
            at = ref.offset;
        }

        int number() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                value |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        String text() {
            int length = number();
            String s = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return s;
        }

        String name() {
            boolean hex = number() == HEX;
            int length = number();
            int start = at;
            at += length;
            return hex
                    ? HexFormat.of().formatHex(bytes, start, at)
                    : new String(bytes, start, length, StandardCharsets.UTF_8);
        }
    }
}
