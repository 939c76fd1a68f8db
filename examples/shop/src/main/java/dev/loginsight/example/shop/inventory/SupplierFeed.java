package dev.loginsight.example.shop.inventory;

import java.util.ArrayList;
import java.util.List;

/** A supplier's delivery note: one row a product, {@code sku;pieces;batch}, rows beginning with # are remarks. */
public final class SupplierFeed {
    private final String name;

    public SupplierFeed(String name) {
        this.name = name;
    }

    public List<Delivery> read(String text) {
        List<Delivery> deliveries = new ArrayList<>();
        int row = 0;
        for (String line : text.lines().toList()) {
            row++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                deliveries.add(parseRow(line));
            } catch (RuntimeException e) {
                throw new FeedException("row " + row + " of " + name + " cannot be read", e);
            }
        }
        return deliveries;
    }

    private static Delivery parseRow(String line) {
        String[] cells = line.split(";");
        String sku = cells[0].strip();
        int pieces = Integer.parseInt(cells[1].strip());
        String batch = cells.length > 2 ? cells[2].strip() : "";
        return new Delivery(sku, pieces, batch);
    }
}
