package dev.loginsight.index.embed;

import java.nio.charset.StandardCharsets;

/**
 * Splits text into the ids of the model's tokens. Only ASCII letters and digits count; camel case, acronyms and digit runs are
 * taken apart, and what the vocabulary does not hold falls into greedy pieces. The rules are those the model was trained with
 * (MODEL_CARD.md beside the model); another rule would be another model. Immutable.
 */
final class Tokenizer {
    private static final int MAX_WORD = 40;
    private static final int MAX_PIECE = 12;
    private static final int MAX_DIGITS = 4;

    private static final byte OTHER = 0;
    private static final byte LOWER = 1;
    private static final byte UPPER = 2;
    private static final byte DIGIT = 3;
    private static final byte[] CLASSES = classes();

    private final Vocabulary vocabulary;

    Tokenizer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        java.util.Arrays.fill(classes, 'a', 'z' + 1, LOWER);
        java.util.Arrays.fill(classes, 'A', 'Z' + 1, UPPER);
        java.util.Arrays.fill(classes, '0', '9' + 1, DIGIT);
        return classes;
    }

    /**
     * Writes at most {@code ids.length} ids.
     *
     * @return how many were written
     */
    int tokenize(String text, int[] ids) {
        // What is not Latin-1 becomes a question mark, and what is not ASCII has no class: both only separate.
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] word = new byte[MAX_WORD];
        int count = 0;
        int p = 0;
        while (p < bytes.length && count < ids.length) {
            byte kind = kind(bytes, p);
            if (kind == OTHER) {
                p++;
                continue;
            }
            int end = end(bytes, p, kind);
            if (kind != DIGIT || end - p <= MAX_DIGITS) {
                count = add(bytes, p, Math.min(end - p, MAX_WORD), word, ids, count);
            }
            p = end;
        }
        return count;
    }

    private static byte kind(byte[] bytes, int p) {
        return CLASSES[bytes[p] & 0xff];
    }

    private static int end(byte[] bytes, int from, byte kind) {
        int end = run(bytes, from, kind);
        if (kind != UPPER || end == bytes.length || kind(bytes, end) != LOWER) {
            return end;
        }
        // The last capital of a run belongs to the word that follows: HTTPResponse is HTTP, Response.
        return end - 1 > from ? end - 1 : run(bytes, end, LOWER);
    }

    private static int run(byte[] bytes, int from, byte kind) {
        int end = from;
        while (end < bytes.length && kind(bytes, end) == kind) {
            end++;
        }
        return end;
    }

    private int add(byte[] bytes, int from, int length, byte[] word, int[] ids, int count) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[from + i];
            word[i] = kind(bytes, from + i) == UPPER ? (byte) (b + 32) : b;
            hash = Vocabulary.extend(hash, word[i]);
        }
        int id = vocabulary.word(word, 0, length, hash);
        if (id < 0) {
            return addPieces(word, length, ids, count);
        }
        ids[count] = id;
        return count + 1;
    }

    private int addPieces(byte[] word, int length, int[] ids, int count) {
        int n = count;
        int[] prefixHashes = new int[MAX_PIECE + 1];
        for (int a = 0; a < length && n < ids.length; ) {
            int longest = Math.min(length - a, MAX_PIECE);
            for (int i = 0; i < longest; i++) {
                prefixHashes[i + 1] = Vocabulary.extend(prefixHashes[i], word[a + i]);
            }
            int piece = longest;
            int id = -1;
            for (; piece > 0 && id < 0; piece--) {
                id = a == 0
                        ? vocabulary.word(word, a, piece, prefixHashes[piece])
                        : vocabulary.continuation(word, a, piece, prefixHashes[piece]);
            }
            if (id < 0) {
                throw new IllegalStateException("the vocabulary lacks the single character '" + (char) word[a] + "'");
            }
            ids[n++] = id;
            a += piece + 1;
        }
        return n;
    }
}
