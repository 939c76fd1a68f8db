package dev.loginsight.example.shop.customers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows the customers, and which token belongs to whom. */
public final class Accounts {
    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<String, Principal> byToken = new HashMap<>();

    public void register(Customer customer, String token) {
        customers.put(customer.id(), customer);
        byToken.put(token, customer);
    }

    public void register(ApiClient client, String key) {
        byToken.put(key, client);
    }

    public Optional<Customer> customer(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    /** Who a token stands for; an unknown or missing one is a visitor. */
    public Principal authenticate(Optional<String> token) {
        return token.map(byToken::get).orElse(Visitor.ANONYMOUS);
    }
}
