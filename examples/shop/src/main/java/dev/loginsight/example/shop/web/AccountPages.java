package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.customers.Customer;
import dev.loginsight.example.shop.customers.Visitor;
import dev.loginsight.example.shop.orders.Order;
import dev.loginsight.example.shop.orders.Orders;
import java.util.List;
import java.util.Map;

/** What a customer may see of their own. */
final class AccountPages {
    private final Orders orders;

    AccountPages(Orders orders) {
        this.orders = orders;
    }

    void register(Router router) {
        router.on("GET", "/account/orders", this::history).on("GET", "/orders/*", this::order);
    }

    private Response history(Request request) {
        if (request.principal() instanceof Visitor) {
            throw HttpProblem.signInFirst();
        }
        Customer customer = (Customer) request.principal();
        List<Order> placed = orders.ofCustomer(customer.id());
        return Response.ok(Map.of(
                "customer", customer.name(),
                "orders", placed.stream().map(AccountPages::summary).toList()));
    }

    private Response order(Request request) {
        return orders.find(request.segment(1))
                .map(order -> Response.ok(summary(order)))
                .orElseThrow(() -> HttpProblem.notFound("order " + request.segment(1)));
    }

    private static Map<String, Object> summary(Order order) {
        return Map.of("number", order.number(), "status", order.status(), "total", order.total());
    }
}
