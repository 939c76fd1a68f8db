package dev.loginsight.cli.console;

/** Marks text for a terminal, or leaves it alone. Eight-colour codes only: every terminal and every theme has them. */
public enum Style {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    public String bold(String text) {
        return wrap("\u001b[1m", text);
    }

    public String dim(String text) {
        return wrap("\u001b[2m", text);
    }

    public String red(String text) {
        return wrap("\u001b[31m", text);
    }

    public String green(String text) {
        return wrap("\u001b[32m", text);
    }

    public String yellow(String text) {
        return wrap("\u001b[33m", text);
    }

    public String cyan(String text) {
        return wrap("\u001b[36m", text);
    }

    private String wrap(String code, String text) {
        return this == COLOURED && !text.isEmpty() ? code + text + RESET : text;
    }
}
