package dev.loginsight.example.shop.inventory;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pieces on the shelf and not promised to anyone. */
public final class Stock {
    private static final Logger log = LoggerFactory.getLogger(Stock.class);
    private static final int LOW = 3;

    private final Map<String, Integer> pieces = new TreeMap<>();

    public int available(String sku) {
        return pieces.getOrDefault(sku, 0);
    }

    public void put(String sku, int count) {
        pieces.merge(sku, count, Integer::sum);
    }

    /** Takes pieces off the shelf, all or none. */
    public void take(String sku, int count) {
        int available = available(sku);
        if (available < count) {
            throw new OutOfStockException(sku, count, available);
        }
        pieces.put(sku, available - count);
        if (available - count < LOW) {
            log.warn("Stock of {} is low: {} left", sku, available - count);
        }
    }

    public int skus() {
        return pieces.size();
    }
}
