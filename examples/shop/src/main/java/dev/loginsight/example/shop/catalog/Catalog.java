package dev.loginsight.example.shop.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All products, by SKU. Read-only once loaded. */
public final class Catalog {
    private final Map<String, Product> bySku = new LinkedHashMap<>();

    public Catalog(Collection<Product> products) {
        for (Product product : products) {
            if (bySku.put(product.sku(), product) != null) {
                throw new IllegalArgumentException("two products share the SKU " + product.sku());
            }
        }
    }

    public Optional<Product> find(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    /** The products of one shelf, by name. */
    public List<Product> inCategory(Category category) {
        return bySku.values().stream()
                .filter(product -> product.category() == category)
                .sorted(Comparator.comparing(Product::name))
                .toList();
    }

    /** Products whose name holds every word of the text, best known first. */
    public List<Product> search(String text) {
        List<String> words = List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return bySku.values().stream()
                .filter(product -> words.stream()
                        .allMatch(
                                word -> product.name().toLowerCase(Locale.ROOT).contains(word)))
                .toList();
    }

    public int size() {
        return bySku.size();
    }
}
