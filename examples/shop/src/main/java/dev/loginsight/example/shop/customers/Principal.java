package dev.loginsight.example.shop.customers;

/** Whoever sends a request. */
public sealed interface Principal permits Customer, ApiClient, Visitor {
    String name();
}
