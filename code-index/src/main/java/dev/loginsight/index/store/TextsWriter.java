package dev.loginsight.index.store;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/** The texts of a file's chunks, one after the other, packed as one: a quarter less than one by one. */
final class TextsWriter {
    private final Bytes.Sink texts = new Bytes.Sink(4096);

    /** @return where it begins, in bytes */
    int add(String text) {
        int offset = texts.length;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        texts.raw(bytes, bytes.length);
        return offset;
    }

    int length() {
        return texts.length;
    }

    BytesRef packed() {
        Bytes.Sink out = new Bytes.Sink(texts.length / 3 + 64);
        out.number(texts.length);
        out.block(Packing.pack(texts.bytes, texts.length));
        return new BytesRef(out.bytes, 0, out.length);
    }

    /** @return the texts, one after the other, in UTF-8 */
    static byte[] unpacked(BytesRef packed) {
        Bytes.Source in = new Bytes.Source(packed.bytes, packed.offset);
        int length = in.number();
        int packedLength = in.number();
        try (Packing packing = new Packing()) {
            return packing.unpack(packed.bytes, in.position(), packedLength, length);
        }
    }
}
