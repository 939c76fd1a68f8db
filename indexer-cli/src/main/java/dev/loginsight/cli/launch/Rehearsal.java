package dev.loginsight.cli.launch;

import dev.loginsight.cli.Cli;
import dev.loginsight.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Does once what short commands do, so that the JVM can write down which classes that takes: the launcher runs it with an option
 * that makes the start-up cache at exit (docs/adr/0005). What it prints is of no interest, and it leaves nothing behind.
 */
public final class Rehearsal {
    private static final String TRACE = """
            2026-11-23T09:30:00.000Z ERROR [http-1] dev.example.Shop - GET /cart failed
            java.lang.IllegalStateException: cannot price cart 7
            \tat dev.example.Cart.price(Cart.java:12)
            \tat dev.example.Shop.lambda$serve$0(Shop.java:9)
            \tat java.base/java.lang.Thread.run(Thread.java:1474)
            Caused by: java.lang.NullPointerException: Cannot invoke "Price.times(int)" because "price" is null
            \tat dev.example.Prices.of(Prices.java:5)
            \t... 2 more
            """;

    private static final Map<String, String> SOURCES = Map.of(
            "Cart.java",
            "package dev.example;\n\n/** Lines and their sum. */\nclass Cart {\n    private int sum;\n\n    int price() {\n        return sum;\n    }\n}\n",
            "Prices.java",
            "package dev.example;\n\nclass Prices {\n    static int of(String sku) {\n        return sku.length();\n    }\n}\n",
            "shop.py",
            "def total(lines):\n    return sum(line.price for line in lines)\n",
            "README.md",
            "# Shop\n\nPrices and carts.\n");

    private final Path root;
    private final Path home;

    private Rehearsal(Path folder) throws IOException {
        this.root = Files.createDirectories(folder.resolve("repository"));
        this.home = folder.resolve("home");
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Files.writeString(root.resolve(source.getKey()), source.getValue());
        }
    }

    /** Arguments: {@code index}, or {@code ask} after it; and an empty folder to work in, the same for both. */
    public static void main(String[] args) throws IOException {
        Rehearsal rehearsal = new Rehearsal(Path.of(args[1]));
        if (args[0].equals("index")) {
            rehearsal.run("", "index", ".", "--json");
            rehearsal.run("", "index", ".");
        } else {
            rehearsal.ask();
        }
    }

    private void ask() {
        run("", "status", ".", "--json");
        run("", "status", ".");
        run("", "query", "price of a cart", "--json");
        run("", "query", "price of a cart");
        run(TRACE, "locate", "-", "--json");
        run(TRACE, "locate", "-");
    }

    private void run(String in, String... command) {
        Console console = Console.of(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                Map.of("LOGINSIGHT_HOME", home.toString()),
                root);
        new Cli(console).run(command);
    }
}
