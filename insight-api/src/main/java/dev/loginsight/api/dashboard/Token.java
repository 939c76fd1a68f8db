package dev.loginsight.api.dashboard;

/**
 * A piece of source text.
 *
 * @param kind the style class it gets; empty for plain text
 * @param text without line breaks
 */
record Token(String kind, String text) {
    static final String PLAIN = "";
    static final String KEYWORD = "tk";
    static final String STRING = "ts";
    static final String COMMENT = "tc";
    static final String NUMBER = "tn";
    static final String ANNOTATION = "ta";
    static final String TYPE = "tt";
    static final String CALL = "tf";
}
