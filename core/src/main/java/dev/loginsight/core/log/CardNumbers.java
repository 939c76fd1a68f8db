package dev.loginsight.core.log;

/**
 * Finds payment card numbers: 13 to 19 digits, plain or in groups, that begin as an issuer's numbers do (ISO/IEC 7812) and
 * pass the check of H. P. Luhn (US patent 2,950,048). Times in milliseconds and longer begin with 1, which no issuer uses.
 */
final class CardNumbers {
    private static final int FEWEST = 13;
    private static final int MOST = 19;

    private CardNumbers() {}

    static String redact(String text) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                continue;
            }
            int end = endOfNumber(text, i);
            if (startsAlone(text, i) && isCard(text, i, end)) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, i).append(Redaction.MASK);
                copied = end;
            }
            i = end - 1;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Index behind the digits that begin at an index, with single blanks or hyphens between them. */
    private static int endOfNumber(String text, int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean between = (c == ' ' || c == '-') && i + 1 < text.length() && isDigit(text.charAt(i + 1));
            if (!isDigit(c) && !between) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean startsAlone(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        return !Character.isLetterOrDigit(before) && "_-.$/".indexOf(before) < 0;
    }

    private static boolean isCard(String text, int start, int end) {
        if (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_-/".indexOf(text.charAt(end)) >= 0)) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        StringBuilder groups = new StringBuilder();
        int group = 0;
        for (int i = start; i < end && digits.length() <= MOST; i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
                group++;
            } else {
                groups.append(group).append('-');
                group = 0;
            }
        }
        groups.append(group);
        return isGrouped(groups.toString()) && isIssued(digits) && passesLuhn(digits);
    }

    private static boolean isGrouped(String groups) {
        return groups.indexOf('-') < 0
                || groups.equals("4-4-4-4")
                || groups.equals("4-6-5")
                || groups.equals("4-4-4-4-3");
    }

    private static boolean isIssued(CharSequence digits) {
        int length = digits.length();
        if (length < FEWEST || length > MOST) {
            return false;
        }
        int two = Integer.parseInt(digits, 0, 2, 10);
        int four = Integer.parseInt(digits, 0, 4, 10);
        boolean visa = two / 10 == 4 && (length == 13 || length == 16 || length == 19);
        boolean mastercard = length == 16 && (two >= 51 && two <= 55 || four >= 2221 && four <= 2720);
        boolean american = length == 15 && (two == 34 || two == 37);
        boolean diners = length == 14 && (two == 30 || two == 36 || two == 38 || two == 39);
        boolean others = length == 16 && (two == 60 || two == 64 || two == 65 || two == 62 || two == 35);
        return visa || mastercard || american || diners || others;
    }

    private static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? digit : 2 * digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
