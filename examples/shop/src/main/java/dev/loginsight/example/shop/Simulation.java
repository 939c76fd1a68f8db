package dev.loginsight.example.shop;

import dev.loginsight.example.shop.config.Settings;
import dev.loginsight.example.shop.customers.ApiClient;
import dev.loginsight.example.shop.customers.Customer;
import dev.loginsight.example.shop.web.ShopRoutes;
import dev.loginsight.example.shop.web.ShopServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One busy day at the shop, in a second or two: opens the shop on a free port, sends it a day's requests over HTTP and closes
 * it. What happens in between stands in the shop's log.
 */
public final class Simulation {
    private static final Logger log = LoggerFactory.getLogger(Simulation.class);

    private final Shopper visitor;
    private final Shopper ada;
    private final Shopper bruno;
    private final Shopper partner;
    private final Shopper office;
    private final SimulatedClock clock;

    private Simulation(int port, SimulatedClock clock) {
        this.visitor = new Shopper(port, "");
        this.ada = new Shopper(port, "token-ada");
        this.bruno = new Shopper(port, "token-bruno");
        this.partner = new Shopper(port, "key-greenhouse");
        this.office = new Shopper(port, "token-office");
        this.clock = clock;
    }

    public static void main(String[] args) throws IOException {
        SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-20T07:00:00Z"));
        Shop shop = Shop.assemble(Settings.fromResource("/shop.properties"), clock);
        shop.accounts().register(new Customer("C-17", "Ada Brandt", "ada@mail.example"), "token-ada");
        shop.accounts().register(new Customer("C-23", "Bruno Keller", "bruno@mail.example"), "token-bruno");
        shop.accounts().register(new Customer("C-01", "Back office", "office@mail.example"), "token-office");
        shop.accounts().register(new ApiClient("greenhouse", "C-90"), "key-greenhouse");
        try (ShopServer server = ShopRoutes.open(shop, 0)) {
            server.start();
            new Simulation(server.port(), clock).day();
        }
    }

    private void day() {
        log.info("The day begins");
        deliveries();
        morning();
        clock.advance(Duration.ofHours(2));
        office.post("/office/housekeeping", "");
        noon();
        clock.advance(Duration.ofHours(3));
        office.post("/office/housekeeping", "");
        afternoon();
        closing();
        log.info("The day is over");
    }

    private void deliveries() {
        office.send("/office/deliveries/ironworks", """
                # delivery note 20261120-1
                KIT-101;40;B7
                KIT-102;25;B7
                KIT-103;12;B2
                KIT-106;18;B2
                KIT-111;15;B9
                GAR-203;30;B4
                GAR-204;55;B4
                GAR-205;20;B4
                """);
        office.send("/office/deliveries/pinewood", """
                KIT-104;30;P1
                KIT-105;24;P1
                GAR-201;16;P3
                GAR-207;120;P3
                GAR-299;10;P3
                """);
        office.send("/office/deliveries/paperhouse", """
                # 20 Nov, second attempt
                BOK-301;35;2026-11
                BOK-302;40;2026-11
                BOK-304;28;2026-11
                GFT-402;1 200;2026-11
                BOK-303;12;2026-10
                """);
        office.send("/office/deliveries/weavers", "KIT-108;60;W2\nKIT-110;25;W2\nKIT-112;80;W2\n");
    }

    private void morning() {
        for (int page = 1; page <= 3; page++) {
            visitor.get("/categories/garden?page=" + page);
        }
        ada.get("/search?q=bread");
        ada.get("/products/KIT-101");
        ada.buy("cart-ada", "KIT-101", 1);
        ada.buy("cart-ada", "KIT-104", 2);
        ada.get("/carts/cart-ada/quote");
        ada.pay("cart-ada", "card");
        visitor.browse("kitchen");
        visitor.buy("cart-3381", "KIT-105", 2);
        visitor.get("/carts/cart-3381/quote");
        visitor.get("/carts/cart-3381/quote?currency=GBP");
        visitor.get("/products/KIT-999");
        bruno.buy("cart-bruno", "GAR-205", 1);
        bruno.buy("cart-bruno", "GAR-204", 2);
        bruno.pay("cart-bruno", "wallet");
        bruno.pay("cart-bruno", "card");
        partner.get("/account/orders");
        office.get("/office/reports/sales");
    }

    private void noon() {
        office.post("/office/packing", "");
        office.get("/office/reports/packing/parcel");
        office.get("/office/reports/packing/pallet");
        bruno.get("/account/orders");
        visitor.get("/account/orders");
        visitor.buy("cart-3390", "KIT-103", 20);
        visitor.buy("cart-3390", "KIT-103", 10);
        visitor.get("/carts/cart-3390/quote");
        visitor.pay("cart-3390", "invoice");
        visitor.pay("cart-3390", "card");
        visitor.browse("garden");
        visitor.buy("cart-3391", "KIT-112", 4);
        visitor.buy("cart-3392", "KIT-106", 1);
        visitor.buy("cart-3392", "GAR-207", 6);
        visitor.get("/carts/cart-3392/quote?currency=USD");
        visitor.buy("cart-3393", "GAR-203", 1);
    }

    private void afternoon() {
        partner.buy("cart-greenhouse", "GAR-207", 80);
        partner.buy("cart-greenhouse", "GAR-204", 10);
        partner.get("/carts/cart-greenhouse/quote");
        partner.pay("cart-greenhouse", "card");
        partner.get("/account/orders");
        ada.get("/account/orders");
        ada.buy("cart-ada", "KIT-111", 1);
        ada.buy("cart-ada", "KIT-105", 1);
        ada.get("/carts/cart-ada/quote?currency=USD");
        ada.pay("cart-ada", "wallet");
        ada.pay("cart-ada", "card");
        visitor.browse("kitchen");
        visitor.get("/search?q=pruning");
        visitor.get("/categories/shoes");
        visitor.buy("cart-3402", "KIT-105", 1);
        visitor.get("/carts/cart-3402/quote?currency=GBP");
    }

    private void closing() {
        office.get("/office/reports/packing/courier");
        office.post("/office/packing", "");
        office.get("/office/reports/packing/pallet");
        office.get("/office/reports/packing/parcel");
        office.get("/office/reports/sales");
    }
}
