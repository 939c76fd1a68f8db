package dev.loginsight.example.shop.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders, oldest first. */
public final class Orders {
    private final Map<String, Order> byNumber = new LinkedHashMap<>();
    private int lastNumber = 1000;

    public String nextNumber() {
        return "HP-" + ++lastNumber;
    }

    public Order save(Order order) {
        byNumber.put(order.number(), order);
        return order;
    }

    public Optional<Order> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    public List<Order> ofCustomer(String customerId) {
        return byNumber.values().stream()
                .filter(order -> order.customerId().equals(customerId))
                .toList();
    }

    public List<Order> all() {
        return List.copyOf(byNumber.values());
    }
}
