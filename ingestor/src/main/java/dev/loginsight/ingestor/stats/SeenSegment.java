package dev.loginsight.ingestor.stats;

/**
 * Ids of one stretch of time as a Bloom filter (B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors",
 * 1970): says surely that an id was not seen, or that it may have been. With 24 bits and 12 probes an id it errs once in about
 * 100,000 questions; the database then knows. Probes are made of two hashes (A. Kirsch, M. Mitzenmacher, "Less hashing, same
 * performance", 2006).
 *
 * <p>One writer; readers may look at the same time and see what was added before.
 */
final class SeenSegment {
    static final int CAPACITY = 1 << 17;

    private static final int PROBES = 12;
    private static final int BITS = CAPACITY * 24;

    private final long[] bits = new long[BITS / Long.SIZE];
    private int size;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    synchronized boolean isFull() {
        return size >= CAPACITY;
    }

    /** @param seenAt in milliseconds since 1970 */
    synchronized void add(EventKey key, long seenAt) {
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(key, i);
            bits[bit >>> 6] |= 1L << bit;
        }
        size++;
        first = Math.min(first, seenAt);
        last = Math.max(last, seenAt);
    }

    synchronized boolean mayContain(EventKey key) {
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(key, i);
            if ((bits[bit >>> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(EventKey key, int probe) {
        return (int) Long.remainderUnsigned(key.high() + probe * key.low(), BITS);
    }

    /** When its earliest id was seen. */
    synchronized long first() {
        return first;
    }

    synchronized long last() {
        return last;
    }
}
