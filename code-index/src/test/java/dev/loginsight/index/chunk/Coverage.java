package dev.loginsight.index.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.core.code.CodeChunk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Checks that chunks hold all of a text and say truly where they are. */
final class Coverage {
    private Coverage() {}

    static void assertComplete(String text, List<CodeChunk> chunks) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        BitSet covered = new BitSet();
        for (CodeChunk chunk : chunks) {
            covered.set(chunk.startLine(), chunk.endLine() + 1);
            assertThat(chunk.pieces().getFirst().startLine()).isEqualTo(chunk.startLine());
            assertThat(chunk.pieces().getLast().endLine())
                    .isEqualTo(chunk.endLine())
                    .isLessThanOrEqualTo(lines.length);
            assertThat(text).contains(chunk.text());
            assertThat(lines[chunk.startLine() - 1]).contains(firstLine(chunk.text()));
        }
        List<String> lost = new ArrayList<>();
        for (int line = 1; line <= lines.length; line++) {
            if (lines[line - 1].codePoints().anyMatch(Character::isLetterOrDigit) && !covered.get(line)) {
                lost.add(line + ": " + lines[line - 1]);
            }
        }
        assertThat(lost).as("lines in no chunk").isEmpty();
        assertThat(chunks.stream().map(CodeChunk::id)).doesNotHaveDuplicates();
    }

    private static String firstLine(String text) {
        return text.split("\r\n|\r|\n", 2)[0];
    }
}
