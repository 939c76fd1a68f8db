package dev.loginsight.example.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final Catalog catalog = new Catalog(List.of(
            new Product("KIT-2", "Tea kettle", Category.KITCHEN, 900),
            new Product("KIT-1", "Bread knife", Category.KITCHEN, 240),
            new Product("BOK-1", "Bread at home", Category.BOOKS, 700)));

    @Test
    void find_unknownSku_isEmpty() {
        assertThat(catalog.find("KIT-9")).isEmpty();
    }

    @Test
    void inCategory_isSortedByName() {
        assertThat(catalog.inCategory(Category.KITCHEN))
                .extracting(Product::name)
                .containsExactly("Bread knife", "Tea kettle");
    }

    @Test
    void search_allWordsMustOccur() {
        assertThat(catalog.search("BREAD home")).extracting(Product::sku).containsExactly("BOK-1");
    }

    @Test
    void catalog_twoProductsWithOneSku_areRefused() {
        Product product = new Product("X", "x", Category.GIFTS, 1);
        assertThatThrownBy(() -> new Catalog(List.of(product, product))).hasMessageContaining("X");
    }

    @Test
    void loader_readsTheShippedList() {
        assertThat(CatalogLoader.fromResource("/dev/loginsight/example/shop/products.csv")
                        .catalog()
                        .size())
                .isEqualTo(27);
    }
}
