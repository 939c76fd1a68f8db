package dev.loginsight.example.shop.reports;

import dev.loginsight.example.shop.orders.Order;
import dev.loginsight.example.shop.orders.OrderStatus;
import dev.loginsight.example.shop.pricing.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turnover, a sum a currency. Orders nobody has paid for do not count. */
public final class SalesReport {
    private final Map<Currency, Money> turnover = new LinkedHashMap<>();
    private int paidOrders;

    public SalesReport(Collection<Order> orders) {
        for (Order order : orders) {
            if (order.status() != OrderStatus.UNPAID) {
                turnover.merge(order.total().currency(), order.total(), Money::plus);
                paidOrders++;
            }
        }
    }

    public int paidOrders() {
        return paidOrders;
    }

    public Map<Currency, Money> turnover() {
        return Map.copyOf(turnover);
    }
}
