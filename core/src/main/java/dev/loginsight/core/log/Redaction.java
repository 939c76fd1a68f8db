package dev.loginsight.core.log;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of a text before it reaches a disk, Kafka or a model: values of keys that are called password, secret,
 * token and the like, {@code Authorization} and {@code Cookie} headers, credentials in URLs, private keys, tokens with a known
 * form (JWT, AWS, GitHub, GitLab, Slack, Stripe, OpenAI, Google ...), and payment card numbers that pass the Luhn check.
 *
 * <p>What only looks like one stays: class names, commit hashes, UUIDs, line numbers, times. A secret that nothing gives away
 * (a bare password in a sentence) cannot be found. Time is linear in the text's length; redacting twice changes nothing.
 */
public final class Redaction {
    /** Stands where a secret was. */
    public static final String MASK = "[redacted]";

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z0-9 ]{0,40}-----|\\z)",
            Pattern.DOTALL);

    /** Forms of tokens, each with the text that every one of its kind contains: looking for that first is much cheaper. */
    private static final Map<String, Pattern> TOKENS = Map.ofEntries(
            token("eyJ", "eyJ[\\w-]{8,}+\\.[\\w-]{8,}+(?:\\.[\\w-]*+)?"),
            token("AKIA", "AKIA[A-Z0-9]{16}(?!\\w)"),
            token("ASIA", "ASIA[A-Z0-9]{16}(?!\\w)"),
            token("gh", "gh[pousr]_[A-Za-z0-9]{36,255}+"),
            token("github_pat_", "github_pat_\\w{22,255}+"),
            token("glpat-", "glpat-[\\w-]{20,255}+"),
            token("xox", "xox[abeoprs]-[A-Za-z0-9-]{10,255}+"),
            token("_live_", "[rsp]k_live_[A-Za-z0-9]{16,255}+"),
            token("_test_", "[rsp]k_test_[A-Za-z0-9]{16,255}+"),
            token("sk-", "sk-(?=[A-Za-z_-]{0,60}[0-9])[A-Za-z0-9_-]{20,255}+"),
            token("AIza", "AIza[\\w-]{35}(?!\\w)"),
            token("npm_", "npm_[A-Za-z0-9]{36}(?!\\w)"),
            token("hf_", "hf_[A-Za-z0-9]{30,255}+"),
            token("SG.", "SG\\.[\\w-]{16,255}+\\.[\\w-]{16,255}+"),
            token("dop_v1_", "dop_v1_[a-f0-9]{64}(?!\\w)"),
            token("hooks.slack.com", "(?<=hooks\\.slack\\.com/services/)[\\w/]{20,255}+"));

    private static final Pattern ORACLE_LOGIN = Pattern.compile("(?<=thin:)([\\w$#.-]{1,128})/([^\\s@/]{1,255})@");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(Bearer)\\s{1,3}([\\w.~+/-]{16,4096}+=*)");
    private static final Pattern BASIC = Pattern.compile("(?i)\\b(Basic)\\s{1,3}([A-Za-z0-9+/]{8,4096}+={0,2})");
    private static final Pattern OPTION = Pattern.compile(
            "(?i)(?<![\\w-])(--[a-z-]{0,40}?(?:password|passwd|passphrase|secret|token|api-?key))\\s{1,3}([^\\s-][^\\s\"']{0,1024}+)");

    private static final int LONGEST_AUTHORITY = 1024;

    private static final List<UnaryOperator<String>> STEPS = List.of(
            Redaction::privateKeys,
            Redaction::tokens,
            Redaction::urls,
            KeyedSecrets::redact,
            Redaction::schemes,
            Redaction::options,
            CardNumbers::redact);

    private Redaction() {}

    public static String redact(String text) {
        String result = text;
        for (UnaryOperator<String> step : STEPS) {
            String next = step.apply(result);
            result = next.equals(result) ? result : next;
        }
        return result;
    }

    /** Only what its form gives away, whatever stands around it: tokens of a known form, and passwords in URLs. Lines stay lines. */
    public static String redactTokens(String text) {
        return urls(tokens(text));
    }

    /** Like {@link #redact(String)}, for a value that has a name of its own: all of it goes when the name says secret. */
    public static String redact(String key, String value) {
        return KeyedSecrets.isSecret(key, value) ? MASK : redact(value);
    }

    /** The same map, in the same order, with redacted values. */
    public static Map<String, String> redact(Map<String, String> attributes) {
        Map<String, String> redacted = new LinkedHashMap<>();
        attributes.forEach((key, value) -> redacted.put(key, redact(key, value)));
        return redacted;
    }

    private static Map.Entry<String, Pattern> token(String contains, String form) {
        String start = form.startsWith("(") ? "" : "(?<![\\w-])";
        return Map.entry(contains, Pattern.compile(start + form));
    }

    private static String privateKeys(String text) {
        return text.contains("PRIVATE KEY") ? PRIVATE_KEY.matcher(text).replaceAll(MASK) : text;
    }

    private static String tokens(String text) {
        String result = text;
        for (Map.Entry<String, Pattern> token : TOKENS.entrySet()) {
            if (result.contains(token.getKey())) {
                result = token.getValue().matcher(result).replaceAll(MASK);
            }
        }
        return result;
    }

    private static String urls(String text) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        String result = text.contains("thin:") ? ORACLE_LOGIN.matcher(text).replaceAll("$1/" + MASK + "@") : text;
        StringBuilder out = null;
        int copied = 0;
        for (int at = result.indexOf("://"); at >= 0; at = result.indexOf("://", at + 3)) {
            String authority = result.substring(at + 3, endOfAuthority(result, at + 3));
            int host = authority.lastIndexOf('@');
            int colon = authority.indexOf(':');
            if (colon >= 0 && colon + 1 < host) {
                out = out == null ? new StringBuilder(result.length()) : out;
                out.append(result, copied, at + 3 + colon + 1).append(MASK);
                copied = at + 3 + host;
            }
        }
        return out == null
                ? result
                : out.append(result, copied, result.length()).toString();
    }

    /** Where {@code user:password@host:port} ends; a password may hold any character but those. */
    private static int endOfAuthority(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < LONGEST_AUTHORITY && " \t\r\n/\"'<>".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static String schemes(String text) {
        String result = text;
        if (containsIgnoreCase(result, "bearer")) {
            result = BEARER.matcher(result).replaceAll("$1 " + MASK);
        }
        if (containsIgnoreCase(result, "basic")) {
            result = BASIC.matcher(result)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            isCredentials(found.group(2)) ? found.group(1) + " " + MASK : found.group()));
        }
        return result;
    }

    /** Only what decodes to {@code user:password} is one: "Basic authentication" is a sentence. */
    private static boolean isCredentials(String base64) {
        try {
            for (byte b : Base64.getDecoder().decode(base64)) {
                if (b == ':') {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String options(String text) {
        return text.contains("--") ? OPTION.matcher(text).replaceAll("$1 " + Matcher.quoteReplacement(MASK)) : text;
    }

    private static boolean containsIgnoreCase(String text, String lower) {
        char first = lower.charAt(0);
        char upper = Character.toUpperCase(first);
        for (int i = text.length() - lower.length(); i >= 0; i--) {
            char c = text.charAt(i);
            if ((c == first || c == upper) && text.regionMatches(true, i, lower, 0, lower.length())) {
                return true;
            }
        }
        return false;
    }
}
