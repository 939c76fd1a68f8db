package dev.loginsight.example.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.example.shop.Shop;
import dev.loginsight.example.shop.config.Settings;
import dev.loginsight.example.shop.customers.Customer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopServerTest {
    private final Shop shop = Shop.assemble(Settings.fromResource("/shop.properties"), Clock.systemUTC());
    private final HttpClient http = HttpClient.newHttpClient();
    private ShopServer server;

    ShopServerTest() throws IOException {
        server = ShopRoutes.open(shop, 0);
    }

    @BeforeEach
    void open() {
        shop.accounts().register(new Customer("C-1", "Ada", "ada@mail.example"), "t1");
        shop.stock().put("KIT-101", 10);
        shop.stock().put("KIT-102", 10);
        server.start();
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void category_secondPage_beginsWhereTheFirstEnds() throws Exception {
        HttpResponse<String> response = get("/categories/garden?page=2");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"page\":2").contains("\"from\":\"Seed tray\"");
    }

    @Test
    void product_unknown_is404() throws Exception {
        assertThat(get("/products/KIT-999").statusCode()).isEqualTo(404);
    }

    @Test
    void checkout_card_placesAPaidOrder() throws Exception {
        assertThat(post("/carts/c1/items", "sku=KIT-101&quantity=2").statusCode())
                .isEqualTo(201);
        assertThat(get("/carts/c1/quote").body()).contains("\"goods\":\"49.80 EUR\"", "\"total\":\"54.70 EUR\"");
        assertThat(post("/carts/c1/checkout", "pay=card").body()).contains("\"status\":\"PAID\"");
        assertThat(get("/account/orders").body()).contains("HP-1001", "Ada");
        assertThat(shop.stock().available("KIT-101")).isEqualTo(8);
    }

    @Test
    void quote_otherCurrency_usesItsPrices() throws Exception {
        post("/carts/c2/items", "sku=KIT-102");
        assertThat(get("/carts/c2/quote?currency=USD").body()).contains("\"goods\":\"54.00 USD\"");
        assertThat(get("/carts/c2/quote?currency=XQX").statusCode()).isEqualTo(400);
    }

    @Test
    void items_moreThanThereAre_is409() throws Exception {
        assertThat(post("/carts/c3/items", "sku=KIT-101&quantity=11").statusCode())
                .isEqualTo(409);
    }

    @Test
    void items_badQuantity_is400() throws Exception {
        assertThat(post("/carts/c3/items", "sku=KIT-101&quantity=two").statusCode())
                .isEqualTo(400);
    }

    @Test
    void deliveries_goIntoStock_andPaidOrdersArePacked() throws Exception {
        assertThat(post("/office/deliveries/ironworks", "KIT-103;4;B1").body()).isEqualTo("{\"pieces\":4}");
        post("/carts/c4/items", "sku=KIT-103&quantity=2");
        post("/carts/c4/checkout", "pay=invoice");
        assertThat(post("/office/packing", "").body()).isEqualTo("{\"packed\":1}");
        assertThat(get("/office/reports/packing/parcel").body()).contains("\"averageSeconds\":170");
        assertThat(get("/office/reports/sales").body()).contains("\"orders\":1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer t1");
    }
}
