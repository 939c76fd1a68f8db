package dev.loginsight.example.shop.catalog;

import dev.loginsight.example.shop.pricing.Money;
import dev.loginsight.example.shop.pricing.PriceList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code products.csv}: SKU, name, category, grams, then one column a currency, empty where there is no price. */
public final class CatalogLoader {
    private static final Logger log = LoggerFactory.getLogger(CatalogLoader.class);
    private static final int FIRST_PRICE = 4;

    private final List<Product> products = new ArrayList<>();
    private final PriceList prices = new PriceList();

    public static CatalogLoader fromResource(String name) {
        CatalogLoader loader = new CatalogLoader();
        try (InputStream in = CatalogLoader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no product list " + name + " on the class path");
            }
            loader.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        log.info("{} products loaded from {}", loader.products.size(), name);
        return loader;
    }

    private void read(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        List<Currency> currencies = currencies(header == null ? "" : header);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line.split(";", -1), currencies);
            }
        }
    }

    private static List<Currency> currencies(String header) {
        String[] columns = header.split(";");
        List<Currency> currencies = new ArrayList<>();
        for (int i = FIRST_PRICE; i < columns.length; i++) {
            currencies.add(Currency.getInstance(columns[i].strip()));
        }
        return currencies;
    }

    private void add(String[] cells, List<Currency> currencies) {
        String sku = cells[0].strip();
        Category category = Category.named(cells[2].strip())
                .orElseThrow(() -> new IllegalStateException("unknown category of " + sku + ": " + cells[2]));
        products.add(new Product(sku, cells[1].strip(), category, Integer.parseInt(cells[3].strip())));
        for (int i = 0; i < currencies.size(); i++) {
            String amount = cells[FIRST_PRICE + i].strip();
            if (!amount.isEmpty()) {
                prices.set(sku, Money.of(amount, currencies.get(i)));
            }
        }
    }

    public Catalog catalog() {
        return new Catalog(products);
    }

    public PriceList prices() {
        return prices;
    }
}
