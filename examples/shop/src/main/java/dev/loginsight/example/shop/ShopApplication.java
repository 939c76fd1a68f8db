package dev.loginsight.example.shop;

import dev.loginsight.example.shop.config.Settings;
import dev.loginsight.example.shop.web.ShopRoutes;
import dev.loginsight.example.shop.web.ShopServer;
import java.io.IOException;
import java.time.Clock;

/** Runs the shop until it is stopped. */
public final class ShopApplication {
    private ShopApplication() {}

    public static void main(String[] args) throws IOException {
        Settings settings = Settings.fromResource("/shop.properties");
        Shop shop = Shop.assemble(settings, Clock.systemUTC());
        ShopServer server = ShopRoutes.open(shop, settings.integer("shop.port", 8090));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
    }
}
