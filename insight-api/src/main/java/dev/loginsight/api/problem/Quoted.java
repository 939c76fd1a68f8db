package dev.loginsight.api.problem;

/** What a stranger wrote, fit to stand in a sentence: short, on one line, nothing invisible. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(String text) {
        String visible = text.codePoints()
                .limit(LONGEST)
                .collect(
                        StringBuilder::new,
                        (out, c) -> {
                            if (shows(c)) {
                                out.appendCodePoint(c);
                            } else {
                                out.append("\\u%04x".formatted(c));
                            }
                        },
                        StringBuilder::append)
                .toString();
        return "\"" + visible + (text.codePointCount(0, text.length()) > LONGEST ? "…" : "") + "\"";
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
