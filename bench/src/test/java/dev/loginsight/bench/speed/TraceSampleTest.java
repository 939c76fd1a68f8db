package dev.loginsight.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceSampleTest {
    private static final String CART = """
            package dev.example.shop;

            public class Cart {
                private final List<Item> items = new ArrayList<>();

                public Map<String, Price> prices(int tax) throws IOException {
                    return Map.of();
                }

                static void clear() {
                    if (items.isEmpty()) {
                    }
                }
            }
            """;

    @TempDir
    Path root;

    @Test
    void frames_areTheMethodsOfTheFile_onTheirFirstLine() {
        assertThat(TraceSample.frames("Cart.java", CART))
                .containsExactly(
                        "dev.example.shop.Cart.prices(Cart.java:7)", "dev.example.shop.Cart.clear(Cart.java:11)");
    }

    @Test
    void treeWithJava_givesTracesWithACause_alwaysTheSame() throws IOException {
        Files.writeString(root.resolve("Cart.java"), CART);

        List<String> logs = TraceSample.from(root, List.of("the cart is empty", "no such item"));

        assertThat(logs).hasSize(2).isEqualTo(TraceSample.from(root, List.of("the cart is empty", "no such item")));
        assertThat(logs.getFirst()).contains(": the cart is empty\n").containsOnlyOnce("Caused by: ");
        assertThat(logs.getFirst().lines().filter(line -> line.startsWith("\tat dev.example.shop.Cart.")))
                .hasSize(TraceSample.FRAMES);
    }

    @Test
    void treeWithoutJava_givesMessages() throws IOException {
        Files.writeString(root.resolve("cart.py"), "def price():\n    pass\n");

        assertThat(TraceSample.from(root, List.of("the cart is empty"))).containsExactly("ERROR the cart is empty");
    }
}
