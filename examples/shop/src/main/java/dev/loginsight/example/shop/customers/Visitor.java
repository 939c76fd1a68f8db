package dev.loginsight.example.shop.customers;

/** Someone who has not signed in. */
public record Visitor(String name) implements Principal {
    public static final Visitor ANONYMOUS = new Visitor("anonymous");
}
