package dev.loginsight.example.shop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.example.shop.orders.Order;
import dev.loginsight.example.shop.orders.OrderStatus;
import dev.loginsight.example.shop.orders.Shipment;
import dev.loginsight.example.shop.pricing.Money;
import dev.loginsight.example.shop.pricing.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void averagePacking_isTheMeanOfThatCarrier() {
        FulfilmentReport report = new FulfilmentReport(List.of(
                new Shipment("1", "parcel", Instant.EPOCH, Duration.ofSeconds(100)),
                new Shipment("2", "pallet", Instant.EPOCH, Duration.ofSeconds(900)),
                new Shipment("3", "parcel", Instant.EPOCH, Duration.ofSeconds(200))));
        assertThat(report.averagePacking("parcel")).isEqualTo(Duration.ofSeconds(150));
        assertThat(report.parcels("pallet")).isEqualTo(1);
    }

    @Test
    void sales_unpaidOrders_doNotCount() {
        SalesReport report = new SalesReport(List.of(order("1", OrderStatus.PAID), order("2", OrderStatus.UNPAID)));
        assertThat(report.paidOrders()).isEqualTo(1);
        assertThat(report.turnover()).containsEntry(EUR, Money.of("10", EUR));
    }

    private static Order order(String number, OrderStatus status) {
        Quote quote = new Quote(List.of(), Money.of("10", EUR), Money.zero(EUR), Money.zero(EUR));
        return new Order(number, "", quote, Instant.EPOCH, status);
    }
}
