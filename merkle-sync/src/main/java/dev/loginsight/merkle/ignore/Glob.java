package dev.loginsight.merkle.ignore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One glob in git's dialect (gitignore(5); the details follow git's own {@code wildmatch}): {@code ?}, {@code *}, {@code **} between
 * slashes, bracket sets with ranges and {@code [:classes:]}, backslash escapes.
 *
 * <p>It is run as a nondeterministic automaton over all its positions at once, so that the time is at most the product of both lengths
 * whatever the pattern: a repository must not be able to stop the indexer with {@code *a*a*a*a*b}.
 */
final class Glob {
    private enum Kind {
        /** One char of a set. */
        ONE,
        /** Any number of chars of a set. */
        MANY,
        /** Goes on behind the next two, or into them. */
        OPTIONAL_PAIR
    }

    private record Token(Kind kind, BitSet set) {}

    /** Longer than any path. */
    private static final int LONGEST = 10_000;

    private static final BitSet ANY = new BitSet(256);
    private static final BitSet NO_SLASH = new BitSet(256);

    static {
        ANY.set(0, 256);
        NO_SLASH.set(0, 256);
        NO_SLASH.clear('/');
    }

    private final List<Token> tokens = new ArrayList<>();
    private final boolean pathname;
    private final boolean foldCase;
    private boolean malformed;

    /**
     * @param pathname whether only {@code **} may match a slash
     * @param pattern a byte string
     */
    Glob(String pattern, boolean pathname, boolean foldCase) {
        this.pathname = pathname;
        this.foldCase = foldCase;
        int at = 0;
        malformed = pattern.length() > LONGEST;
        while (at < pattern.length() && !malformed) {
            at = compile(pattern, at);
        }
    }

    /** Whether all of {@code text} from {@code start} on, a byte string, matches. A malformed pattern matches nothing. */
    boolean matches(String text, int start) {
        if (malformed) {
            return false;
        }
        BitSet states = new BitSet(tokens.size() + 1);
        reach(states, 0);
        for (int i = start; i < text.length() && !states.isEmpty(); i++) {
            states = step(states, text.charAt(i));
        }
        return states.get(tokens.size());
    }

    private BitSet step(BitSet states, char c) {
        char folded = foldCase ? ByteString.lower(c) : c;
        BitSet next = new BitSet(tokens.size() + 1);
        for (int state = states.nextSetBit(0);
                state >= 0 && state < tokens.size();
                state = states.nextSetBit(state + 1)) {
            Token token = tokens.get(state);
            if (token.kind != Kind.OPTIONAL_PAIR && token.set.get(folded)) {
                reach(next, token.kind == Kind.MANY ? state : state + 1);
            }
        }
        return next;
    }

    /** Enters a state and those reachable from it without a char. */
    private void reach(BitSet states, int state) {
        int at = state;
        while (!states.get(at)) {
            states.set(at);
            if (at == tokens.size() || tokens.get(at).kind == Kind.ONE) {
                return;
            }
            if (tokens.get(at).kind == Kind.OPTIONAL_PAIR) {
                reach(states, at + 3);
            }
            at++;
        }
    }

    private int compile(String pattern, int at) {
        char c = pattern.charAt(at);
        switch (c) {
            case '*':
                return stars(pattern, at);
            case '?':
                tokens.add(new Token(Kind.ONE, pathname ? NO_SLASH : ANY));
                return at + 1;
            case '[':
                return set(pattern, at + 1);
            case '\\':
                malformed = at + 1 == pattern.length();
                return malformed ? at : literal(pattern.charAt(at + 1), at + 2);
            default:
                return literal(c, at + 1);
        }
    }

    private int literal(char c, int next) {
        BitSet one = new BitSet();
        one.set(foldCase ? ByteString.lower(c) : c);
        tokens.add(new Token(Kind.ONE, one));
        return next;
    }

    private int stars(String pattern, int start) {
        int end = start;
        while (end < pattern.length() && pattern.charAt(end) == '*') {
            end++;
        }
        boolean slashBefore = start == 0 || pattern.charAt(start - 1) == '/';
        boolean slashBehind = end == pattern.length() || pattern.charAt(end) == '/' || pattern.startsWith("\\/", end);
        boolean directories = end - start >= 2 && slashBefore && slashBehind;
        if (directories && pathname && pattern.startsWith("/", end)) {
            if (pattern.startsWith("**/", end + 1)) {
                // Another of its kind follows and says as much as both.
                return end + 1;
            }
            tokens.add(new Token(Kind.OPTIONAL_PAIR, ANY));
        }
        tokens.add(new Token(Kind.MANY, !pathname || directories ? ANY : NO_SLASH));
        return end;
    }

    /** Compiles a bracket set whose content begins at {@code start}; gives the position behind it. */
    private int set(String pattern, int start) {
        BracketSet set = BracketSet.parse(pattern, start, foldCase);
        if (set == null) {
            malformed = true;
            return pattern.length();
        }
        if (pathname) {
            set.chars().clear('/');
        }
        tokens.add(new Token(Kind.ONE, set.chars()));
        return set.end();
    }
}
