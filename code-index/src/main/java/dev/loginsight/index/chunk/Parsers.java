package dev.loginsight.index.chunk;

import java.util.List;

/** Which parser reads which language, and what is tried when it cannot. */
final class Parsers {
    private Parsers() {}

    static Outline outline(String language, Text text) {
        return switch (language) {
            case "java" -> JavaParserOutline.of(text);
            default -> new Outline.Parsed(List.of(), null);
        };
    }
}
