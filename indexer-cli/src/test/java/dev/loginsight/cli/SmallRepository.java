package dev.loginsight.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Three Java files that something can be asked about. */
public final class SmallRepository {
    public static final String TRACE = """
            java.lang.NullPointerException: Cannot invoke "shop.Price.cents()" because "price" is null
            \tat shop.OrderService.total(OrderService.java:11)
            \tat shop.Checkout.run(Checkout.java:6)
            """;

    public static final String LOG = "2026-11-23 12:00:00 ERROR shop.OrderService - cannot total order 4711\n" + TRACE;

    private SmallRepository() {}

    public static Path in(Path directory) {
        try {
            Path root = Files.createDirectories(directory.resolve("shop")).toRealPath();
            Path sources = Files.createDirectories(root.resolve("src/shop"));
            Files.writeString(sources.resolve("OrderService.java"), """
                    package shop;

                    /** Adds up what an order costs. */
                    class OrderService {
                        private final PriceList prices = new PriceList();

                        int total(java.util.List<String> items) {
                            int sum = 0;
                            for (String item : items) {
                                Price price = prices.find(item);
                                sum += price.cents();
                            }
                            return sum;
                        }
                    }
                    """);
            Files.writeString(sources.resolve("Checkout.java"), """
                    package shop;

                    class Checkout {
                        private final OrderService orders = new OrderService();
                        void run() {
                            orders.total(java.util.List.of("tea"));
                        }
                    }
                    """);
            Files.writeString(sources.resolve("PriceList.java"), """
                    package shop;

                    /** Prices by article; an unknown article has none. */
                    class PriceList {
                        private final java.util.Map<String, Price> prices = new java.util.HashMap<>();

                        /** Looks up the price of an article in the catalogue. */
                        Price find(String article) {
                            return prices.get(article);
                        }
                    }
                    """);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
