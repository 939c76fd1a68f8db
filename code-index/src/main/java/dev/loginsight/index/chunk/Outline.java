package dev.loginsight.index.chunk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parser made of a file. A file that does not parse is an expected value, not an exception. */
sealed interface Outline {
    /**
     * @param declarations in order and without overlap
     * @param problem what could not be understood, though the rest was; null when everything was
     */
    record Parsed(List<Declaration> declarations, @Nullable String problem) implements Outline {}

    /** @param reason the rest of a sentence that begins with the file's name */
    record Failed(String reason) implements Outline {}
}
