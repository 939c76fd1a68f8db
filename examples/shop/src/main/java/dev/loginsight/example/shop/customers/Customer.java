package dev.loginsight.example.shop.customers;

/** A person with an account. */
public record Customer(String id, String name, String email) implements Principal {}
