package dev.loginsight.core.log;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds values whose key says that they are secret: {@code password=x}, {@code "apiKey": "x"}, {@code Authorization: Basic x}.
 * Walks from one {@code =} or {@code :} to the next, as these are rarer than words.
 */
final class KeyedSecrets {
    private enum Kind {
        NONE,
        /** Whatever the value is, it goes. */
        SECRET,
        /** A common word too ("Unexpected token: X"): the value goes only when it looks made by a machine. */
        TOKEN,
        /** A scheme, which stays, and what follows it. */
        AUTHORIZATION,
        /** All that follows on the line. */
        LINE
    }

    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "secret",
            "secretkey",
            "apikey",
            "accesskey",
            "privatekey",
            "encryptionkey",
            "signingkey",
            "accountkey",
            "accesstoken",
            "refreshtoken",
            "authtoken",
            "apitoken",
            "bearertoken",
            "credential",
            "credentials");
    private static final Set<String> SHORT_SECRETS =
            Set.of("pass", "pw", "pin", "cvv", "cvc", "otp", "userpass", "dbpass");
    private static final List<String> TOKENS =
            List.of("token", "sessionid", "sessid", "jsessionid", "sig", "signature", "nonce");
    private static final Set<String> SCHEMES =
            Set.of("basic", "bearer", "token", "negotiate", "ntlm", "apikey", "key", "oauth", "jwt", "digest", "hmac");
    /** Words that continue a sentence about a password; a password would be a strange one of these. */
    private static final Set<String> PROSE = Set.of(
            "a",
            "an",
            "the",
            "is",
            "was",
            "are",
            "were",
            "has",
            "have",
            "had",
            "must",
            "should",
            "cannot",
            "can",
            "could",
            "does",
            "do",
            "did",
            "not",
            "no",
            "for",
            "of",
            "to",
            "in",
            "on",
            "at",
            "by",
            "or",
            "and",
            "may",
            "will",
            "too",
            "invalid",
            "wrong",
            "incorrect",
            "expired",
            "required",
            "missing",
            "empty",
            "blank",
            "length",
            "please",
            "field",
            "null",
            "none",
            "nil",
            "undefined",
            "true",
            "false",
            "failed",
            "unknown",
            "mismatch",
            "denied",
            "user",
            "expected");

    /** With which the names above end; most words before a colon do not. */
    private static final String LAST_LETTERS = "dDeEtTyYnNlLsScCvVpPwWgG";

    private static final int LONGEST_KEY = 80;
    private static final int LONGEST_VALUE = 16_384;

    private final String text;
    private final StringBuilder out;
    private int copied;

    private KeyedSecrets(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String redact(String text) {
        return new KeyedSecrets(text).run();
    }

    /** Whether a value with a name of its own is secret as a whole. */
    static boolean isSecret(String key, String value) {
        return switch (kind(key)) {
            case NONE -> false;
            case SECRET -> !isHarmless(value) && !isFolder(key, value);
            case TOKEN -> isMachineMade(value);
            case AUTHORIZATION, LINE -> !isHarmless(value);
        };
    }

    private String run() {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':') {
                int end = redactValue(i);
                i = Math.max(i, end - 1);
            }
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    /** Masks the value behind a delimiter when its key says so; returns where to go on. */
    private int redactValue(int delimiter) {
        String key = keyBefore(delimiter);
        Kind kind = key.isEmpty() ? Kind.NONE : kind(key);
        if (kind == Kind.NONE || text.charAt(delimiter) == ':' && isClassName(key)) {
            return delimiter;
        }
        int start = skip(delimiter + 1, " \t>=", 4);
        int quote = quoteAt(start);
        int from = quote < 0 ? start : quote + 1;
        int to = quote < 0 ? endOfPlain(from, kind) : endOfQuoted(from, text.charAt(quote));
        if (kind == Kind.AUTHORIZATION) {
            from = behindScheme(from, to);
        }
        if (from >= to || !goes(kind, key, text.substring(from, to), delimiter, quote >= 0)) {
            return delimiter;
        }
        out.append(text, copied, from).append(Redaction.MASK);
        copied = to;
        return to;
    }

    private boolean goes(Kind kind, String key, String value, int delimiter, boolean quoted) {
        if (isHarmless(value)) {
            return false;
        }
        return switch (kind) {
            case TOKEN -> isMachineMade(value);
            case SECRET -> {
                boolean sentence = text.charAt(delimiter) == ':' && !quoted;
                yield !isFolder(key, value) && !(sentence && PROSE.contains(value.toLowerCase(Locale.ROOT)));
            }
            case AUTHORIZATION, LINE -> true;
            case NONE -> false;
        };
    }

    private String keyBefore(int delimiter) {
        int end = delimiter;
        while (end > 0 && delimiter - end < 3 && text.charAt(end - 1) == ' ') {
            end--;
        }
        while (end > 0 && delimiter - end < 6 && "\"'\\`]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0 || LAST_LETTERS.indexOf(text.charAt(end - 1)) < 0) {
            return "";
        }
        int start = end;
        while (start > 0 && end - start <= LONGEST_KEY && isKeyPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isKeyPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    /** {@code com.acme.InvalidToken: the message} is an exception, not a key. */
    private static boolean isClassName(String key) {
        int dot = key.lastIndexOf('.');
        return dot > 0 && dot + 1 < key.length() && Character.isUpperCase(key.charAt(dot + 1));
    }

    private static Kind kind(String key) {
        StringBuilder name = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '_' && c != '-' && c != '.') {
                name.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            }
        }
        String plain = name.toString();
        String last =
                key.substring(Math.max(key.lastIndexOf('.'), Math.max(key.lastIndexOf('_'), key.lastIndexOf('-'))) + 1);
        if (plain.endsWith("authorization")) {
            return Kind.AUTHORIZATION;
        }
        if (plain.equals("cookie") || plain.endsWith("setcookie") || plain.endsWith("headerscookie")) {
            return Kind.LINE;
        }
        if (endsWithOneOf(plain, SECRETS) || SHORT_SECRETS.contains(last.toLowerCase(Locale.ROOT))) {
            return Kind.SECRET;
        }
        return endsWithOneOf(plain, TOKENS) ? Kind.TOKEN : Kind.NONE;
    }

    private static boolean endsWithOneOf(String name, List<String> endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private int skip(int from, String characters, int atMost) {
        int i = from;
        while (i < text.length() && i - from < atMost && characters.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** Index of the quote that opens a value, which may be escaped itself; -1 when the value is plain. */
    private int quoteAt(int start) {
        int i = skip(start, "\\", 4);
        return i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'') ? i : -1;
    }

    private int endOfQuoted(int from, char quote) {
        int limit = Math.min(text.length(), from + LONGEST_VALUE);
        boolean escaped = from >= 2 && text.charAt(from - 2) == '\\';
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i;
            }
            if (c == quote) {
                return escaped && i > from && text.charAt(i - 1) == '\\' ? i - 1 : i;
            }
            if (c == '\\' && !escaped) {
                i++;
            }
        }
        return limit;
    }

    private int endOfPlain(int from, Kind kind) {
        boolean line = kind == Kind.LINE || kind == Kind.AUTHORIZATION;
        String ends = line ? "\r\n\"'}])" : " \t\r\n,;&\"'<>}])|\\";
        int limit = Math.min(text.length(), from + LONGEST_VALUE);
        int i = from;
        while (i < limit && ends.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return kind == Kind.AUTHORIZATION ? endOfAuthorization(from, i) : i;
    }

    /** Up to the next comma, unless the scheme has parameters of its own, as Digest and AWS's signatures have. */
    private int endOfAuthorization(int from, int lineEnd) {
        boolean parameters = text.regionMatches(true, from, "digest", 0, 6) || text.startsWith("AWS4", from);
        int comma = text.indexOf(',', from);
        return parameters || comma < 0 || comma > lineEnd ? lineEnd : comma;
    }

    private int behindScheme(int from, int to) {
        int blank = text.indexOf(' ', from);
        if (blank < 0 || blank >= to) {
            return from;
        }
        String scheme = text.substring(from, blank).toLowerCase(Locale.ROOT);
        return SCHEMES.contains(scheme) || scheme.startsWith("aws4-") ? blank + 1 : from;
    }

    private static boolean isHarmless(String value) {
        String plain = value.strip();
        return plain.isEmpty()
                || plain.startsWith("[redacted")
                || plain.startsWith("${")
                || plain.startsWith("{{")
                || plain.startsWith("<")
                || plain.chars().allMatch(c -> c == '*' || c == 'x' || c == 'X' || c == '.')
                || Set.of("null", "none", "nil", "undefined", "true", "false").contains(plain.toLowerCase(Locale.ROOT));
    }

    /** {@code PWD=/home/me} is a shell's working directory. */
    private static boolean isFolder(String key, String value) {
        return key.toLowerCase(Locale.ROOT).endsWith("pwd") && (value.startsWith("/") || value.startsWith("~"));
    }

    private static boolean isMachineMade(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = value.chars().anyMatch(Character::isLetter);
        return value.indexOf(' ') < 0 && (value.length() >= 8 && digit && letter || value.length() >= 24);
    }
}
