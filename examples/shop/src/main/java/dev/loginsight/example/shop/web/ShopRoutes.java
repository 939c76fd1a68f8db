package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.Shop;
import java.io.IOException;

/** Opens the shop's front door. */
public final class ShopRoutes {
    private ShopRoutes() {}

    /** A server for the shop, not yet started; port 0 takes a free one. */
    public static ShopServer open(Shop shop, int port) throws IOException {
        Router router = new Router();
        new CatalogPages(shop.catalog(), shop.pageSize()).register(router);
        new CartPages(shop.catalog(), shop.carts(), shop.quotes(), shop.currency()).register(router);
        new CheckoutPages(shop.carts(), shop.checkout(), shop.currency()).register(router);
        new AccountPages(shop.orders()).register(router);
        new BackOfficePages(shop.orders(), shop.fulfilment(), shop.restock(), shop.housekeeping()).register(router);
        return new ShopServer(router, shop.accounts(), port);
    }
}
