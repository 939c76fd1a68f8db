package dev.loginsight.example.shop.customers;

/**
 * A program with a key, such as a partner's order system.
 *
 * @param customerId the account it acts for
 */
public record ApiClient(String name, String customerId) implements Principal {}
