package dev.loginsight.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loginsight.index.search.LogWords.QualifiedType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log heads, message templates and configuration keys. */
class LogTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T03:24:26.348Z WARN  [http-1] Stock is low",
                "2026-11-23 03:24:26,348 [main] ERROR Stock is low",
                "03:24:26.348 [main] WARN Stock is low",
                "WARNING: Stock is low",
                "2026-11-23 03:24:26.348 ERROR 4711 --- [nio-8080-exec-1] Stock is low",
                "[2026-11-23T03:24:26Z] [warn] Stock is low",
                "Stock is low"
            })
    void head_isTakenOff(String line) {
        assertThat(LogWords.of(line).text()).isEqualTo("Stock is low");
    }

    @Test
    void loggerName_isATypeAndNoWord() {
        LogWords words = LogWords.of("ERROR [main] com.acme.shop.Stock - nothing left of A.B");
        assertThat(words.text()).isEqualTo("Stock - nothing left of A.B");
        assertThat(words.types()).containsExactly(new QualifiedType("com.acme.shop", "Stock"));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop, src/main/java/com/acme/shop, true",
        "c.a.shop, com/acme/shop, true",
        "shop, a/shop, true",
        "com.acme, com/other, false",
        "com.acme.shop, shop, false"
    })
    void qualifiedType_mayLieInFoldersThatBeginAlike(String packageName, String folder, boolean may) {
        assertThat(new QualifiedType(packageName, "X").mayLieIn(folder)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Order {} has {} lines|Order 7 has 3 lines",
                "Order %s has %d lines|Order 7 has 3 lines",
                "Order ${id} has more lines|Order 7 has more lines",
                "order #{id} has more lines|order 7 has more lines",
                "order \\(order.id) has more lines|order 7 has more lines",
                "order $id has more lines|order 7 has more lines",
                "cannot open the file|x: cannot open the file /tmp/y"
            })
    void template_fitsWhatWasMadeOfIt(String template, String message) {
        assertThat(fit(message, template)).isGreaterThan(.5);
    }

    private static double fit(String message, String... literals) {
        return new Templates(message, message.length()).fit(List.of(literals));
    }

    @Test
    void template_thatIsAllThatWasSaid_fitsThoughItIsShort() {
        assertThat(new Templates("12:00 ERROR expected name", 13).fit(List.of("expected name")))
                .isEqualTo(1);
        assertThat(new Templates("the parser of orders had expected name", 38).fit(List.of("expected name")))
                .isLessThan(.7);
    }

    @Test
    void template_besideAnotherLiteralOfItsStatement_fitsALittleLess() {
        double alone = fit("mailbox bob does not exist", "mailbox #{to} does not exist");
        double beside = fit("mailbox bob does not exist", "mailbox #{to} does not exist", "@");
        assertThat(beside).isBetween(.7 * alone, .9 * alone);
    }

    @Test
    void template_piecesInOtherOrder_fitLess() {
        double whole = fit("Order 7 is overdue by 3 days", "Order ", " is overdue by ", " days");
        double turned = fit("Order 7 is overdue by 3 days", " days", " is overdue by ", "Order ");
        assertThat(whole).isGreaterThan(turned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "%s", "id", "a b", "orders", "nothing of the kind at all"})
    void template_thatSaysNothing_doesNotFit(String template) {
        assertThat(fit("Order 7: id a b orders", template)).isZero();
    }

    @Test
    void keys_areDottedOrUpperCaseNames() {
        assertThat(ConfigurationKeys.in(
                        "reading payments.card.end-point and SHOP_DB_URL of Stock.java in com.acme.Stock"))
                .containsExactly("payments.card.end-point", "SHOP_DB_URL");
        assertThat(ConfigurationKeys.in("3.14 e.g. 10.0.0.1 a-b KIT-103 [http-1]"))
                .doesNotContain("KIT-103", "http-1");
    }
}
