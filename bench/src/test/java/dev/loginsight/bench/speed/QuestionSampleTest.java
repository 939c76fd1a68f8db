package dev.loginsight.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionSampleTest {
    @TempDir
    Path root;

    @Test
    void from_treeWithComments_drawsPlainWordsOnly() throws IOException {
        Files.writeString(root.resolve("A.java"), """
                /**
                 * Closes the connection when nobody needs it any longer.
                 */
                int x = foo(bar, baz) + qux();
                // too short here
                """);
        Files.write(root.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, (byte) 0xfe});

        assertThat(QuestionSample.from(root, 10))
                .containsExactly("Closes the connection when nobody needs it any longer");
    }

    @Test
    void from_sameTreeTwice_asksTheSame() throws IOException {
        for (int i = 0; i < 50; i++) {
            Files.writeString(
                    root.resolve("f" + i + ".txt"), "the quick brown fox number " + (char) ('a' + i % 26) + "\n");
        }

        assertThat(QuestionSample.from(root, 20)).hasSize(20).isEqualTo(QuestionSample.from(root, 20));
    }
}
