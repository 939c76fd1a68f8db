package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.cart.Cart;
import dev.loginsight.example.shop.cart.CartService;
import dev.loginsight.example.shop.customers.ApiClient;
import dev.loginsight.example.shop.customers.Customer;
import dev.loginsight.example.shop.customers.Visitor;
import dev.loginsight.example.shop.orders.CheckoutService;
import dev.loginsight.example.shop.orders.Order;
import dev.loginsight.example.shop.payments.PaymentMethod;
import java.util.Currency;
import java.util.Map;

/** Paying for a cart, signed in or as a guest. */
final class CheckoutPages {
    private final CartService carts;
    private final CheckoutService checkout;
    private final Currency home;

    CheckoutPages(CartService carts, CheckoutService checkout, Currency home) {
        this.carts = carts;
        this.checkout = checkout;
        this.home = home;
    }

    void register(Router router) {
        router.on("POST", "/carts/*/checkout", this::place);
    }

    private Response place(Request request) {
        Cart cart = carts.find(request.segment(1))
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> HttpProblem.conflict("nothing to check out in cart " + request.segment(1)));
        PaymentMethod method = PaymentMethod.named(request.require("pay"))
                .orElseThrow(() -> HttpProblem.badRequest("no such way to pay"));
        Order order = checkout.place(cart, customerId(request), CartPages.currency(request, home), method);
        return Response.created(Map.of("order", order.number(), "status", order.status(), "total", order.total()));
    }

    private static String customerId(Request request) {
        return switch (request.principal()) {
            case Customer customer -> customer.id();
            case ApiClient client -> client.customerId();
            case Visitor visitor -> "";
        };
    }
}
