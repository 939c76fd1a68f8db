package dev.loginsight.index.store;

import dev.loginsight.core.code.ChunkKind;
import dev.loginsight.core.code.CodeChunk;
import dev.loginsight.core.code.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.lucene.util.BytesRef;

/** A chunk as one compact stored value: its text packed, hexadecimal names at half their length. */
final class ChunkBytes {
    private static final int PLAIN = 0;
    private static final int HEX = 1;

    private ChunkBytes() {}

    /** All but the file's path, which the store keeps once for all its chunks. */
    static BytesRef write(CodeChunk chunk) {
        Place place = chunk.place();
        Sink head = new Sink(96);
        head.name(chunk.id());
        head.name(chunk.contentHash());
        Sink body = new Sink(chunk.text().length() + 96);
        body.number(place.startLine());
        body.number(place.endLine() - place.startLine());
        body.text(place.symbol());
        body.number(chunk.part());
        body.number(chunk.startLine());
        body.number(chunk.endLine() - chunk.startLine());
        body.text(chunk.language());
        body.text(chunk.kind().name());
        body.text(chunk.text());
        byte[] packed = Packing.pack(body.bytes, body.length);
        head.number(body.length);
        head.raw(packed);
        return new BytesRef(head.bytes, 0, head.length);
    }

    static CodeChunk read(BytesRef bytes, String file, Packing packing) {
        Source head = new Source(bytes.bytes, bytes.offset);
        String id = head.name();
        String contentHash = head.name();
        int length = head.number();
        int packedLength = head.number();
        Source body = new Source(packing.unpack(bytes.bytes, head.at, packedLength, length), 0);
        int startLine = body.number();
        Place place = new Place(file, startLine, startLine + body.number(), body.text());
        int part = body.number();
        int chunkStart = body.number();
        int chunkEnd = chunkStart + body.number();
        String language = body.text().intern();
        ChunkKind kind = ChunkKind.valueOf(body.text());
        return new CodeChunk(id, place, part, chunkStart, chunkEnd, language, kind, body.text(), contentHash);
    }

    static boolean isHex(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return s.length() % 2 == 0 && !s.isEmpty();
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
                bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
            }
        }
    }

    private static final class Source {
        private final byte[] bytes;
        private int at;

        Source(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
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
