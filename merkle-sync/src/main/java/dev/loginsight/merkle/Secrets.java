package dev.loginsight.merkle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and tokens in text. Only forms that announce themselves (a prefix, a PEM frame) are looked for, and only with a body that could be
 * real: code that mentions a prefix, a pattern that matches one, a documented example or a row of x is none.
 */
public final class Secrets {
    /**
     * A key or token.
     *
     * @param kind for people, such as {@code AWS access key}
     * @param start of what must not be shown, as an index into the text
     * @param end exclusive
     */
    public record Finding(String kind, int start, int end) {}

    /**
     * @param announced literally in every match, so that most text is passed over by a plain search
     * @param lead how many chars before that the match begins
     * @param pattern its first group, or else the whole, is secret
     * @param entropy bits a char that a real one exceeds
     */
    private record Form(String kind, String announced, int lead, Pattern pattern, double entropy, Also also) {
        Form(String kind, String announced, String pattern, double entropy) {
            this(kind, announced, 0, Pattern.compile(pattern), entropy, Also.NOTHING);
        }

        Form also(Also condition) {
            return new Form(kind, announced, lead, pattern, entropy, condition);
        }

        Form lead(int chars) {
            return new Form(kind, announced, chars, pattern, entropy, also);
        }
    }

    /** What else has to hold where the pattern alone would match too much. */
    private enum Also {
        NOTHING,
        /** It is no name that a person would choose. */
        MIXED_CHARS,
        /** The name it is given to begins so. */
        AFTER_AWS
    }

    private static final String WORD_BEFORE = "(?<![A-Za-z0-9_])";
    private static final String WORD_BEHIND = "(?![A-Za-z0-9_])";

    /** The rest of a name, its end, what assigns, and 40 chars; that the name begins with {@code aws} is looked at afterwards. */
    private static final String ASSIGNED_40 =
            "[A-Za-z_.-]{0,20}[\"']?\\s{0,4}[=:,>]\\s{0,4}[\"']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])";

    private static final List<Form> FORMS = List.of(
            new Form("AWS access key", "AKIA", "(?<![A-Za-z0-9+/])AKIA[A-Z0-9]{16}(?![A-Za-z0-9+/=])", 3.0),
            new Form("AWS access key", "ASIA", "(?<![A-Za-z0-9+/])ASIA[A-Z0-9]{16}(?![A-Za-z0-9+/=])", 3.0),
            new Form("AWS secret key", "ecret", "ecret" + ASSIGNED_40, 4.2).also(Also.AFTER_AWS),
            new Form("AWS secret key", "ECRET", "ECRET" + ASSIGNED_40, 4.2).also(Also.AFTER_AWS),
            new Form("GitHub token", "gh", WORD_BEFORE + "gh[pousr]_[A-Za-z0-9]{36,255}" + WORD_BEHIND, 3.6),
            new Form("GitHub token", "github_pat_", WORD_BEFORE + "github_pat_[A-Za-z0-9_]{50,255}", 3.6),
            new Form("GitLab token", "glpat-", WORD_BEFORE + "glpat-[A-Za-z0-9_-]{20,}", 3.6),
            new Form("Slack token", "xox", WORD_BEFORE + "xox[abeoprs]-(?:[0-9]+-)*[A-Za-z0-9-]{16,}", 3.0),
            new Form("Slack token", "xapp-", WORD_BEFORE + "xapp-[0-9]-[A-Z0-9]+-[0-9]+-[a-z0-9]{30,}", 3.0),
            new Form(
                    "Slack webhook",
                    "hooks.slack.com/",
                    "hooks\\.slack\\.com/(?:services|workflows)/(T[A-Z0-9]{7,}/[A-Z0-9]{8,}/[A-Za-z0-9]{18,})",
                    3.6),
            new Form("API key", "sk-", "(?<![A-Za-z0-9_-])sk-(?:[a-z]+[0-9]*-)*" + "([A-Za-z0-9_-]{20,})", 3.2)
                    .also(Also.MIXED_CHARS),
            new Form("Stripe key", "k_live_", WORD_BEFORE + "[sr]k_live_([A-Za-z0-9]{20,})", 3.6).lead(1),
            new Form("Google OAuth secret", "GOCSPX-", WORD_BEFORE + "GOCSPX-[A-Za-z0-9_-]{28}", 3.6),
            new Form("npm token", "npm_", WORD_BEFORE + "npm_[A-Za-z0-9]{36}" + WORD_BEHIND, 3.6),
            new Form("npm token", "_authToken", "_authToken\\s*=\\s*\"?([A-Za-z0-9_-]{20,})", 3.0)
                    .also(Also.MIXED_CHARS),
            new Form("PyPI token", "pypi-", WORD_BEFORE + "pypi-AgE[A-Za-z0-9_-]{50,}", 3.6),
            new Form("Hugging Face token", "hf_", WORD_BEFORE + "hf_[A-Za-z0-9]{34}" + WORD_BEHIND, 3.6),
            new Form("SendGrid key", "SG.", WORD_BEFORE + "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}", 3.6),
            new Form("Azure storage key", "AccountKey=", "AccountKey=([A-Za-z0-9+/]{86}==)", 4.0));

    /** No form is longer. */
    private static final int LONGEST_TOKEN = 400;

    /** A made-up one says so, wherever it stands. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)dummy|fake|placeholder|changeme|your[_-]?|redacted|secret[_-]?key|not[_-]?a|test[_-]?(key|token)");
    /** In code these are documentation; in a file of settings somebody has put them to use. */
    private static final Pattern ILLUSTRATION = Pattern.compile("(?i)example|sample|abcdefgh|12345678");

    private static final Pattern WORD = Pattern.compile("[g-z][a-z]{3}|[a-z]{2}[g-z][a-z]");
    private static final Pattern ONE_CHAR_REPEATED = Pattern.compile("(.)\\1{5}");

    private static final String FRAME = "-----BEGIN ";
    private static final Pattern KEY_FRAME =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----");
    /** Between the frame and the first line of the key: line ends in many spellings, quotes, armor headers. */
    private static final int FRAME_TO_BODY = 400;
    /** The longest RSA key in use, 16,384 bits, in PEM. */
    private static final int LONGEST_KEY = 16_000;

    private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z0-9+/=]{40,}");

    private Secrets() {}

    /** In the order of their places; they do not overlap. */
    public static List<Finding> find(String text) {
        return find(text, false);
    }

    /** @param settings whether the text is made of values in use, in which even an example of a key is one */
    static List<Finding> find(String text, boolean settings) {
        List<Finding> found = new ArrayList<>();
        for (Form form : FORMS) {
            tokens(text, form, settings, found);
        }
        privateKeys(text, found);
        found.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()));
        List<Finding> apart = new ArrayList<>();
        for (Finding finding : found) {
            if (apart.isEmpty() || finding.start >= apart.getLast().end) {
                apart.add(finding);
            }
        }
        return apart;
    }

    /** The text with every key and token replaced by asterisks, as long as it was, its lines where they were. */
    public static String mask(String text) {
        List<Finding> found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        for (Finding finding : found) {
            for (int i = finding.start; i < finding.end; i++) {
                if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    masked.setCharAt(i, '*');
                }
            }
        }
        return masked.toString();
    }

    private static void tokens(String text, Form form, boolean settings, List<Finding> found) {
        Matcher matcher = form.pattern.matcher(text).useTransparentBounds(true);
        int next;
        for (int at = text.indexOf(form.announced); at >= 0; at = text.indexOf(form.announced, next)) {
            next = at + 1;
            matcher.region(Math.max(0, at - form.lead), Math.min(text.length(), at + LONGEST_TOKEN));
            if (matcher.lookingAt()) {
                int group = matcher.groupCount() > 0 ? 1 : 0;
                String secret = matcher.group(group);
                if (holds(form.also, text, at, secret) && couldBeReal(secret, form.entropy, settings)) {
                    found.add(new Finding(form.kind, matcher.start(group), matcher.end(group)));
                    next = Math.max(next, matcher.end());
                }
            }
        }
    }

    private static boolean holds(Also also, String text, int at, String secret) {
        return switch (also) {
            case NOTHING -> true;
            case MIXED_CHARS -> isMixed(secret);
            case AFTER_AWS ->
                text.substring(Math.max(0, at - 30), at)
                        .toLowerCase(Locale.ROOT)
                        .contains("aws");
        };
    }

    private static boolean couldBeReal(String secret, double entropy, boolean settings) {
        return !PLACEHOLDER.matcher(secret).find()
                && (settings || !ILLUSTRATION.matcher(secret).find())
                && !ONE_CHAR_REPEATED.matcher(secret).find()
                && entropy(secret) > entropy;
    }

    /** Letters of both cases and digits, or digits and letters that make no word. */
    private static boolean isMixed(String secret) {
        boolean upper = secret.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean lower = secret.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean digit = secret.chars().anyMatch(c -> c >= '0' && c <= '9');
        return upper && lower && digit || digit && !WORD.matcher(secret).find();
    }

    /** Shannon's, in bits a char, of the chars as they are distributed in the text itself. */
    private static double entropy(String text) {
        int[] counts = new int[128];
        text.chars().forEach(c -> counts[c & 127]++);
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    private static void privateKeys(String text, List<Finding> found) {
        Matcher frame = KEY_FRAME.matcher(text);
        Matcher line = KEY_LINE.matcher(text);
        int next;
        for (int at = text.indexOf(FRAME); at >= 0; at = text.indexOf(FRAME, next)) {
            next = at + 1;
            if (!frame.region(at, Math.min(text.length(), at + 60)).lookingAt()) {
                continue;
            }
            line.region(frame.end(), Math.min(text.length(), frame.end() + FRAME_TO_BODY));
            int start = firstKeyLine(line);
            if (start >= 0) {
                int farthest = Math.min(text.length(), frame.end() + LONGEST_KEY);
                int close = text.indexOf("-----END ", frame.end(), farthest);
                next = close < 0 ? farthest : close;
                if (start < next) {
                    found.add(new Finding("private key", start, next));
                }
            }
        }
    }

    private static int firstKeyLine(Matcher line) {
        while (line.find()) {
            if (couldBeReal(line.group().substring(0, 40), 3.2, true)) {
                return line.start();
            }
        }
        return -1;
    }
}
