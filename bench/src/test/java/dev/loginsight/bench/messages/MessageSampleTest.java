package dev.loginsight.bench.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.bench.messages.MessageSample.Line;
import dev.loginsight.bench.messages.MessageSample.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSampleTest {
    @TempDir
    private Path tree;

    @Test
    void messages_areWhatStatementsWouldWrite() throws IOException {
        write("src/Order.java", """
                // throw new X("never said at all");
                throw new IllegalStateException("order " + id + " is overdue by " + days);
                log.warn("Charge of {} cents was declined", cents);
                String text = "no statement says this";
                throw new X("x");
                """);
        write("app/pay.py", "    raise ValueError(f\"order {order.id!r} has no payment\")\n");
        write("src/test/OrderTest.java", "throw new AssertionError(\"a test said so\");\n");
        write(".hidden/a.py", "raise ValueError('hidden words here')\n");

        List<Message> messages = MessageSample.from(tree, 10);

        assertThat(messages)
                .allSatisfy(message -> assertThat(message.log()).startsWith("2026-11-23 10:00:00.123 ERROR [main] "))
                .extracting(Message::statements)
                .containsExactlyInAnyOrder(
                        Set.of(new Line("src/Order.java", 2)),
                        Set.of(new Line("src/Order.java", 3)),
                        Set.of(new Line("app/pay.py", 1)));
        assertThat(messages)
                .anySatisfy(message -> assertThat(message.log())
                        .matches(".*\\] order \\S+ is overdue by$|.*\\] order \\S+ is overdue by .*"));
        assertThat(MessageSample.from(tree, 10)).isEqualTo(messages);
    }

    @Test
    void sameWords_inSeveralPlaces_areOneMessage() throws IOException {
        write("a.go", "\treturn fmt.Errorf(\"unknown key %s\", key)\n");
        write("b.go", "\n\treturn fmt.Errorf(\"unknown key %v\", key)\n");

        assertThat(MessageSample.from(tree, 10))
                .singleElement()
                .satisfies(message -> assertThat(message.statements())
                        .containsExactlyInAnyOrder(new Line("a.go", 1), new Line("b.go", 2)));
    }

    private void write(String path, String text) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
