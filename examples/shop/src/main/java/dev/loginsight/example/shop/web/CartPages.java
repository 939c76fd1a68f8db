package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.cart.Cart;
import dev.loginsight.example.shop.cart.CartService;
import dev.loginsight.example.shop.catalog.Catalog;
import dev.loginsight.example.shop.inventory.OutOfStockException;
import dev.loginsight.example.shop.pricing.Quote;
import dev.loginsight.example.shop.pricing.QuoteService;
import java.util.Currency;
import java.util.Map;

/** Filling a cart and asking what it costs. */
final class CartPages {
    private final Catalog catalog;
    private final CartService carts;
    private final QuoteService quotes;
    private final Currency home;

    CartPages(Catalog catalog, CartService carts, QuoteService quotes, Currency home) {
        this.catalog = catalog;
        this.carts = carts;
        this.quotes = quotes;
        this.home = home;
    }

    void register(Router router) {
        router.on("POST", "/carts/*/items", this::add).on("GET", "/carts/*/quote", this::quote);
    }

    private Response add(Request request) {
        String sku = request.require("sku");
        int quantity = request.integer("quantity", 1);
        if (quantity < 1) {
            throw HttpProblem.badRequest("quantity must be at least 1");
        }
        if (catalog.find(sku).isEmpty()) {
            throw HttpProblem.notFound("product " + sku);
        }
        try {
            Cart cart = carts.add(request.segment(1), sku, quantity);
            return Response.created(
                    Map.of("cart", cart.id(), "lines", cart.lines().size()));
        } catch (OutOfStockException e) {
            throw HttpProblem.conflict(e.getMessage());
        }
    }

    private Response quote(Request request) {
        Cart cart =
                carts.find(request.segment(1)).orElseThrow(() -> HttpProblem.notFound("cart " + request.segment(1)));
        Quote quote = quotes.quote(cart, currency(request, home));
        return Response.ok(Map.of(
                "goods",
                quote.goods(),
                "discount",
                quote.discount(),
                "shipping",
                quote.shipping(),
                "total",
                quote.total()));
    }

    /** The currency a request asks for, checked; the shop's own where it asks for none. */
    static Currency currency(Request request, Currency home) {
        try {
            return request.parameter("currency").map(Currency::getInstance).orElse(home);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest("no such currency");
        }
    }
}
