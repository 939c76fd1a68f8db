package dev.loginsight.merkle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
     * @param pattern its first group, or else the whole, is secret
     * @param entropy bits a char that a real one exceeds
     */
    private record Form(String kind, String announced, Pattern pattern, double entropy) {
        Form(String kind, String announced, String pattern, double entropy) {
            this(kind, announced, Pattern.compile(pattern), entropy);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("AWS access key", "AKIA", "(?<![A-Za-z0-9+/])AKIA[A-Z2-7]{16}(?![A-Za-z0-9+/=])", 3.0),
            new Form("AWS access key", "ASIA", "(?<![A-Za-z0-9+/])ASIA[A-Z2-7]{16}(?![A-Za-z0-9+/=])", 3.0),
            new Form(
                    "AWS secret key",
                    "ecret",
                    "(?i)aws.{0,20}?secret.{0,20}?[\"'=:\\s]([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
                    4.2),
            new Form("GitHub token", "gh", "(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9_])", 3.6),
            new Form("GitHub token", "github_pat_", "(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{50,255}", 3.6),
            new Form("GitLab token", "glpat-", "(?<![A-Za-z0-9_])glpat-[A-Za-z0-9_-]{20,}", 3.6),
            new Form("Slack token", "xox", "(?<![A-Za-z0-9_])xox[abeoprs]-(?:[0-9]+-)*[A-Za-z0-9-]{16,}", 3.0),
            new Form("Slack token", "xapp-", "(?<![A-Za-z0-9_])xapp-[0-9]-[A-Z0-9]+-[0-9]+-[a-z0-9]{30,}", 3.0),
            new Form(
                    "Slack webhook",
                    "hooks.slack.com/",
                    "hooks\\.slack\\.com/(?:services|workflows)/(T[A-Z0-9]{7,}/[A-Z0-9]{8,}/[A-Za-z0-9]{18,})",
                    3.6),
            new Form("API key", "sk-", "(?<![A-Za-z0-9_-])sk-(?:[a-z]+[0-9]*-)*([A-Za-z0-9_-]{20,})", 4.0),
            new Form("Stripe key", "k_live_", "(?<![A-Za-z0-9_])[sr]k_live_([A-Za-z0-9]{20,})", 3.6),
            new Form("Google OAuth secret", "GOCSPX-", "(?<![A-Za-z0-9_])GOCSPX-[A-Za-z0-9_-]{28}", 3.6),
            new Form("npm token", "npm_", "(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])", 3.6),
            new Form("npm token", "_authToken", "_authToken\\s*=\\s*\"?([A-Za-z0-9_-]{20,})", 3.0),
            new Form("PyPI token", "pypi-", "(?<![A-Za-z0-9_])pypi-AgE[A-Za-z0-9_-]{50,}", 3.6),
            new Form("Hugging Face token", "hf_", "(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{34}(?![A-Za-z0-9_])", 3.6),
            new Form("SendGrid key", "SG.", "(?<![A-Za-z0-9_])SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}", 3.6),
            new Form("Azure storage key", "AccountKey=", "AccountKey=([A-Za-z0-9+/]{86}==)", 4.0));

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)example|sample|dummy|fake|placeholder|changeme|your[_-]?|redacted|secret[_-]?key|not[_-]?a|abcdefgh|12345678|test[_-]?(key|token)");
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
        List<Finding> found = new ArrayList<>();
        for (Form form : FORMS) {
            if (text.contains(form.announced)) {
                tokens(text, form, found);
            }
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

    private static void tokens(String text, Form form, List<Finding> found) {
        Matcher matcher = form.pattern.matcher(text);
        int line = 0;
        for (int at = text.indexOf(form.announced);
                at >= 0;
                at = text.indexOf(form.announced, Math.max(at + 1, line))) {
            // Only the lines that announce one are searched: the patterns are slow, the plain search is not.
            int start = text.lastIndexOf('\n', at) + 1;
            int end = text.indexOf('\n', at);
            line = end < 0 ? text.length() : end;
            matcher.region(Math.max(start, at - 200), Math.min(line, at + 400));
            matcher.useTransparentBounds(true);
            while (matcher.find()) {
                int group = matcher.groupCount() > 0 ? 1 : 0;
                String secret = matcher.group(group);
                if (couldBeReal(secret, form.entropy)) {
                    found.add(new Finding(form.kind, matcher.start(group), matcher.end(group)));
                }
            }
        }
    }

    private static boolean couldBeReal(String secret, double entropy) {
        boolean mixed = secret.chars().anyMatch(Character::isDigit) || entropy <= 3.0;
        return mixed
                && !PLACEHOLDER.matcher(secret).find()
                && !ONE_CHAR_REPEATED.matcher(secret).find()
                && entropy(secret) > entropy;
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
        for (int at = text.indexOf(FRAME); at >= 0; at = text.indexOf(FRAME, at + 1)) {
            frame.region(at, Math.min(text.length(), at + 60));
            if (!frame.lookingAt()) {
                continue;
            }
            int close = text.indexOf("-----END ", frame.end());
            int end = Math.min(close < 0 ? text.length() : close, frame.end() + LONGEST_KEY);
            Matcher line = KEY_LINE.matcher(text).region(frame.end(), Math.min(end, frame.end() + FRAME_TO_BODY));
            while (line.find()) {
                if (entropy(line.group()) > 3.2
                        && !PLACEHOLDER.matcher(line.group()).find()) {
                    found.add(new Finding("private key", line.start(), end));
                    break;
                }
            }
        }
    }
}
