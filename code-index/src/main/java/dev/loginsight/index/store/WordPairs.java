package dev.loginsight.index.store;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Neighbouring words of a text, as terms. A message shares them with the literals it was made of, whatever values stand between; single
 * words it shares with half of the code. Escapes part words. Text in a script without blanks between words has one word a
 * character.
 */
final class WordPairs {
    /** A message may be a whole document; its beginning says what it is. */
    private static final int MOST_PAIRS = 512;

    /** Four characters of 6 bits: two pairs of words in 17 million meet by chance, and a reader compares the texts anyway. */
    private static final int CHARACTERS = 4;

    private static final int BITS = 6;
    private static final char FIRST = '0';

    private WordPairs() {}

    static Set<String> of(CharSequence text) {
        Set<String> pairs = new LinkedHashSet<>();
        add(text, pairs);
        return pairs;
    }

    static void add(CharSequence text, Set<String> pairs) {
        int length = text.length();
        int before = 0;
        int found = 0;
        int at = 0;
        while (at < length && found < MOST_PAIRS) {
            char c = text.charAt(at);
            if (!Character.isLetterOrDigit(c)) {
                at += c == '\\' ? 2 : 1;
                continue;
            }
            int start = at;
            do {
                at++;
            } while (at < length
                    && !CodeTerms.standsAlone(c)
                    && Character.isLetterOrDigit(text.charAt(at))
                    && !CodeTerms.standsAlone(text.charAt(at)));
            int word = hash(text, start, at);
            if (before != 0) {
                pairs.add(term(before * 31 + word));
                found++;
            }
            before = word;
        }
    }

    /** Never 0. */
    private static int hash(CharSequence text, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return mixed(hash) | 1;
    }

    /** Spreads what differs in few bits over all (the finaliser of MurmurHash3). */
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    private static String term(int pair) {
        int rest = mixed(pair);
        char[] term = new char[CHARACTERS];
        for (int i = 0; i < CHARACTERS; i++) {
            term[i] = (char) (FIRST + (rest & (1 << BITS) - 1));
            rest >>>= BITS;
        }
        return new String(term);
    }
}
