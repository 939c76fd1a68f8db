package dev.loginsight.example.shop.inventory;

import dev.loginsight.example.shop.catalog.Catalog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes deliveries into stock, a whole delivery note or nothing of it. */
public final class RestockService {
    private static final Logger log = LoggerFactory.getLogger(RestockService.class);

    private final Catalog catalog;
    private final Stock stock;

    public RestockService(Catalog catalog, Stock stock) {
        this.catalog = catalog;
        this.stock = stock;
    }

    public int restock(String supplier, String text) {
        List<Delivery> deliveries = read(supplier, text);
        int pieces = 0;
        for (Delivery delivery : deliveries) {
            if (catalog.find(delivery.sku()).isEmpty()) {
                log.warn("{} delivers {} which is not in the catalog, set aside", supplier, delivery.sku());
                continue;
            }
            stock.put(delivery.sku(), delivery.pieces());
            pieces += delivery.pieces();
        }
        log.info("{}: {} pieces of {} products taken in", supplier, pieces, deliveries.size());
        return pieces;
    }

    private static List<Delivery> read(String supplier, String text) {
        try {
            return new SupplierFeed(supplier).read(text);
        } catch (FeedException e) {
            throw new RestockException("nothing of the delivery from " + supplier + " was taken in", e);
        }
    }
}
