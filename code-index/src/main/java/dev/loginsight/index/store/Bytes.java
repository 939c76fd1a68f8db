package dev.loginsight.index.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compact bytes: numbers of seven bits a byte, texts with their length before them. */
final class Bytes {
    private Bytes() {}

    static final class Sink {
        byte[] bytes;
        int length;

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
            block(s.getBytes(StandardCharsets.UTF_8));
        }

        void block(byte[] content) {
            number(content.length);
            raw(content, content.length);
        }

        void raw(byte[] content, int count) {
            room(count);
            System.arraycopy(content, 0, bytes, length, count);
            length += count;
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

    static final class Source {
        private final byte[] bytes;
        private int at;

        Source(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int position() {
            return at;
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

        byte[] block() {
            int length = number();
            byte[] block = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return block;
        }
    }
}
