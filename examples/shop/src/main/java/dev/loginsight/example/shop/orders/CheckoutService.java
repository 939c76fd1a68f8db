package dev.loginsight.example.shop.orders;

import dev.loginsight.example.shop.cart.Cart;
import dev.loginsight.example.shop.cart.CartService;
import dev.loginsight.example.shop.payments.PaymentException;
import dev.loginsight.example.shop.payments.PaymentMethod;
import dev.loginsight.example.shop.payments.PaymentService;
import dev.loginsight.example.shop.payments.Receipt;
import dev.loginsight.example.shop.pricing.Quote;
import dev.loginsight.example.shop.pricing.QuoteService;
import java.time.Clock;
import java.util.Currency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a cart into a paid order. */
public final class CheckoutService {
    private static final Logger log = LoggerFactory.getLogger(CheckoutService.class);

    private final CartService carts;
    private final QuoteService quotes;
    private final PaymentService payments;
    private final Orders orders;
    private final Clock clock;

    public CheckoutService(
            CartService carts, QuoteService quotes, PaymentService payments, Orders orders, Clock clock) {
        this.carts = carts;
        this.quotes = quotes;
        this.payments = payments;
        this.orders = orders;
        this.clock = clock;
    }

    /** Places an order; it stays unpaid, and the cart full, when the payment was declined. */
    public Order place(Cart cart, String customerId, Currency currency, PaymentMethod method) {
        if (cart.isEmpty()) {
            throw new IllegalStateException("cart " + cart.id() + " is empty");
        }
        Quote quote = quotes.quote(cart, currency);
        Order order =
                orders.save(new Order(orders.nextNumber(), customerId, quote, clock.instant(), OrderStatus.UNPAID));
        log.info("Order {} placed: {} by {}", order.number(), order.total(), method);
        Receipt receipt = pay(order, method);
        if (!receipt.approved()) {
            log.warn("Order {}: payment declined, {}", order.number(), receipt.remark());
            return order;
        }
        carts.complete(cart);
        log.info("Order {} paid, reference {}", order.number(), receipt.reference());
        return orders.save(order.with(OrderStatus.PAID));
    }

    private Receipt pay(Order order, PaymentMethod method) {
        try {
            return payments.charge(order.number(), order.total(), method);
        } catch (PaymentException e) {
            throw new CheckoutException("order " + order.number() + " stays unpaid", e);
        }
    }
}
