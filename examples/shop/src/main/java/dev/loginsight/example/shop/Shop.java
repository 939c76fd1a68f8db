package dev.loginsight.example.shop;

import dev.loginsight.example.shop.cart.CartService;
import dev.loginsight.example.shop.catalog.Catalog;
import dev.loginsight.example.shop.catalog.CatalogLoader;
import dev.loginsight.example.shop.config.Settings;
import dev.loginsight.example.shop.customers.Accounts;
import dev.loginsight.example.shop.inventory.Housekeeping;
import dev.loginsight.example.shop.inventory.ReservationBook;
import dev.loginsight.example.shop.inventory.RestockService;
import dev.loginsight.example.shop.inventory.Stock;
import dev.loginsight.example.shop.orders.CheckoutService;
import dev.loginsight.example.shop.orders.Fulfilment;
import dev.loginsight.example.shop.orders.Orders;
import dev.loginsight.example.shop.payments.PaymentService;
import dev.loginsight.example.shop.payments.PaymentSettings;
import dev.loginsight.example.shop.pricing.DiscountPolicy;
import dev.loginsight.example.shop.pricing.Money;
import dev.loginsight.example.shop.pricing.QuoteService;
import dev.loginsight.example.shop.pricing.ShippingRates;
import java.time.Clock;
import java.util.Currency;

/** The shop's parts, put together by hand. */
public record Shop(
        Catalog catalog,
        Stock stock,
        CartService carts,
        QuoteService quotes,
        CheckoutService checkout,
        Orders orders,
        Fulfilment fulfilment,
        RestockService restock,
        Housekeeping housekeeping,
        Accounts accounts,
        Currency currency,
        int pageSize) {

    public static Shop assemble(Settings settings, Clock clock) {
        Currency currency = Currency.getInstance(settings.text("shop.currency", "EUR"));
        CatalogLoader loader = CatalogLoader.fromResource("/dev/loginsight/example/shop/products.csv");
        Catalog catalog = loader.catalog();
        Stock stock = new Stock();
        ReservationBook book = new ReservationBook(stock, clock, settings.minutes("cart.reservation", 15));
        CartService carts = new CartService(book);
        carts.follow();
        QuoteService quotes =
                new QuoteService(loader.prices(), discounts(settings, currency), shipping(settings, catalog));
        Orders orders = new Orders();
        PaymentService payments = new PaymentService(new PaymentSettings(settings));
        return new Shop(
                catalog,
                stock,
                carts,
                quotes,
                new CheckoutService(carts, quotes, payments, orders, clock),
                orders,
                new Fulfilment(orders, clock),
                new RestockService(catalog, stock),
                new Housekeeping(book),
                new Accounts(),
                currency,
                settings.integer("catalog.page-size", 10));
    }

    private static DiscountPolicy discounts(Settings settings, Currency currency) {
        return new DiscountPolicy(
                Money.of(settings.text("discount.first-step", "100.00"), currency),
                Money.of(settings.text("discount.second-step", "250.00"), currency));
    }

    private static ShippingRates shipping(Settings settings, Catalog catalog) {
        return new ShippingRates(
                catalog,
                settings.integer("shipping.base", 490),
                settings.integer("shipping.surcharge", 250),
                settings.integer("shipping.free-from", 8_000));
    }
}
