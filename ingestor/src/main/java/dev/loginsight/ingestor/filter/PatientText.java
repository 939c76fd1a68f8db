package dev.loginsight.ingestor.filter;

/**
 * A text that lets a regular expression look at it only so often. Some expressions take exponential time on texts made for
 * them, and log texts come from strangers.
 */
final class PatientText implements CharSequence {
    private static final int LOOKS = 5_000_000;

    /** The expression looked too often. */
    static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfPatience() {
            super("too many looks at one text", null, false, false);
        }
    }

    private final String text;
    private int looks;

    PatientText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new OutOfPatience();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
