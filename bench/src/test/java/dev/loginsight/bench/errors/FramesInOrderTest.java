package dev.loginsight.bench.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesInOrderTest {
    @TempDir
    Path tree;

    @BeforeEach
    void source() throws IOException {
        Path file = tree.resolve("src/p/A.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                package p;

                class A {
                    A() {
                        outer();
                    }

                    void outer() {
                        new B().inner();
                    }

                    static class B {
                        void inner() {
                            Runnable r = () -> { throw new IllegalStateException(); };
                            r.run();
                        }
                    }
                }
                """);
    }

    @Test
    void of_causeChain_takesTheRootFirstAndEachMethodOnce() throws IOException {
        String log = """
                java.lang.RuntimeException: outside
                \tat p.A.outer(A.java:9)
                \tat java.lang.Thread.run(Thread.java:1)
                \tat p.A.<init>(A.java:5)
                Caused by: java.lang.IllegalStateException
                \tat p.A$B.lambda$inner$0(A.java:14)
                \tat p.A$B.inner(A.java:15)
                \t... 2 more
                """;

        assertThat(new FramesInOrder(tree, "src").of(log))
                .extracting(Found::symbol)
                .containsExactly("A.B#inner", "A#outer", "A#<init>");
    }

    @Test
    void of_lineOutsideAnyMethod_goesByTheName() throws IOException {
        assertThat(new FramesInOrder(tree, "src").of("X\n\tat p.A$B.lambda$inner$0(A.java:999)"))
                .containsExactly(new Found("src/p/A.java", 13, 16, "A.B#inner"));
    }
}
