package dev.loginsight.index.chunk;

import java.util.List;

/** Which parser reads which language, and what is tried when it cannot. */
final class Parsers {
    private Parsers() {}

    static Outline outline(String language, Text text) {
        return switch (language) {
            case "java" -> java(text);
            case "python", "javascript", "typescript", "tsx", "go" -> SyntaxOutline.of(language, text);
            case "sql" -> new Outline.Parsed(SqlOutline.of(text), null);
            case "markdown" -> new Outline.Parsed(MarkdownOutline.of(text), null);
            default ->
                SyntaxTables.has(language) ? SyntaxOutline.of(language, text) : new Outline.Parsed(List.of(), null);
        };
    }

    /** What JavaParser says is the problem to report: tree-sitter would find one, too, but say less exactly where. */
    private static Outline java(Text text) {
        Outline strict = JavaParserOutline.of(text);
        if (!(strict instanceof Outline.Failed refused)) {
            return strict;
        }
        return switch (SyntaxOutline.of("java", text)) {
            case Outline.Parsed parsed ->
                new Outline.Parsed(parsed.declarations(), refused.reason() + "; cut along what is recognisable");
            case Outline.Failed failed -> refused;
        };
    }
}
