package dev.loginsight.example.shop.pricing;

/** One line of a quote. */
public record QuoteLine(String sku, int quantity, Money unitPrice, Money amount) {}
