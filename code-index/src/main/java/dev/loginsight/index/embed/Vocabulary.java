package dev.loginsight.index.embed;

/**
 * The token list of the model as two hash tables over the bytes of the file itself: words (also first pieces) and continuation
 * pieces. Open addressing instead of a {@code HashMap<String, Integer>}, because the command line pays for loading at every start:
 * no string and no node is created for the 37,647 tokens.
 */
final class Vocabulary {
    private static final int NONE = -1;

    private final byte[] file;
    private final int[] starts;
    private final int[] hashes;
    private final int[] words;
    private final int[] continuations;
    private final int shift;

    /**
     * @param file the lines of {@code vocab.txt}, each ended by a line feed; the line number is the token's id
     * @param size how many lines there must be
     */
    Vocabulary(byte[] file, int size) {
        int bits = 33 - Integer.numberOfLeadingZeros(size);
        this.file = file;
        this.starts = new int[size + 1];
        this.hashes = new int[size];
        this.words = emptyTable(1 << bits);
        this.continuations = emptyTable(1 << bits);
        this.shift = 32 - bits;
        fill(size);
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        java.util.Arrays.fill(table, NONE);
        return table;
    }

    private void fill(int size) {
        int id = 0;
        int start = 0;
        int hash = 0;
        boolean continuation = isContinuation(0);
        for (int i = continuation ? 2 : 0; i < file.length; i++) {
            byte b = file[i];
            if (b != '\n') {
                hash = extend(hash, b);
                continue;
            }
            if (id == size) {
                throw new IllegalStateException(
                        "the vocabulary has more than the " + size + " lines the model has rows");
            }
            starts[id] = continuation ? start + 2 : start;
            hashes[id] = hash;
            insert(continuation ? continuations : words, id, i);
            id++;
            start = i + 1;
            hash = 0;
            continuation = isContinuation(start);
            i += continuation ? 2 : 0;
        }
        if (id != size) {
            throw new IllegalStateException("the vocabulary has " + id + " lines, the model " + size + " rows");
        }
        starts[size] = file.length;
    }

    /** A line of two number signs alone is a word. */
    private boolean isContinuation(int start) {
        return start + 2 < file.length && file[start] == '#' && file[start + 1] == '#' && file[start + 2] != '\n';
    }

    private void insert(int[] table, int id, int end) {
        int slot = slot(hashes[id]);
        while (table[slot] != NONE && !same(table[slot], file, starts[id], end - starts[id], hashes[id])) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = id;
    }

    /** The hash of a token grows by one character at a time, so that all prefixes of a word cost one pass. */
    static int extend(int hash, byte b) {
        return hash * 31 + b;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }

    /** Id of the word, or a negative number. */
    int word(byte[] text, int from, int length, int hash) {
        return find(words, text, from, length, hash);
    }

    /** Id of the piece that may follow another one, or a negative number. */
    int continuation(byte[] text, int from, int length, int hash) {
        return find(continuations, text, from, length, hash);
    }

    private int find(int[] table, byte[] text, int from, int length, int hash) {
        for (int slot = slot(hash); ; slot = (slot + 1) & (table.length - 1)) {
            int id = table[slot];
            if (id == NONE || same(id, text, from, length, hash)) {
                return id;
            }
        }
    }

    private boolean same(int id, byte[] text, int from, int length, int hash) {
        int start = starts[id];
        if (hashes[id] != hash || start + length >= file.length || file[start + length] != '\n') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (file[start + i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
