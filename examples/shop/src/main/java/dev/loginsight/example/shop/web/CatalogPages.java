package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.catalog.Catalog;
import dev.loginsight.example.shop.catalog.Category;
import dev.loginsight.example.shop.catalog.Page;
import dev.loginsight.example.shop.catalog.Product;
import java.util.List;
import java.util.Map;

/** Looking around. */
final class CatalogPages {
    private final Catalog catalog;
    private final int pageSize;

    CatalogPages(Catalog catalog, int pageSize) {
        this.catalog = catalog;
        this.pageSize = pageSize;
    }

    void register(Router router) {
        router.on("GET", "/categories/*", this::category)
                .on("GET", "/products/*", this::product)
                .on("GET", "/search", this::search);
    }

    private Response category(Request request) {
        Category category = Category.named(request.segment(1))
                .orElseThrow(() -> HttpProblem.notFound("category " + request.segment(1)));
        Page<Product> page = Page.of(catalog.inCategory(category), request.integer("page", 1), pageSize);
        Product anchor = page.anchor();
        return Response.ok(Map.of(
                "page", page.number(),
                "pages", page.pages(),
                "from", anchor == null ? "" : anchor.name(),
                "products", page.items().stream().map(CatalogPages::summary).toList()));
    }

    private Response product(Request request) {
        Product product = catalog.find(request.segment(1))
                .orElseThrow(() -> HttpProblem.notFound("product " + request.segment(1)));
        return Response.ok(summary(product));
    }

    private Response search(Request request) {
        List<Product> found = catalog.search(request.require("q"));
        return Response.ok(found.stream().map(CatalogPages::summary).toList());
    }

    private static Map<String, Object> summary(Product product) {
        return Map.of(
                "sku",
                product.sku(),
                "name",
                product.name(),
                "category",
                product.category().slug());
    }
}
