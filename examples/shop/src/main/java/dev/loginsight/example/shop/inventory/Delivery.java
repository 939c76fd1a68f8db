package dev.loginsight.example.shop.inventory;

/** One row of a supplier's delivery note. */
public record Delivery(String sku, int pieces, String batch) {}
