package dev.loginsight.example.shop.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loginsight.example.shop.config.Settings;
import dev.loginsight.example.shop.pricing.Money;
import java.util.Currency;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PaymentServiceTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private final PaymentService payments =
            new PaymentService(new PaymentSettings(Settings.fromResource("/shop.properties")));

    @Test
    void charge_card_isApprovedWithAReference() {
        Receipt receipt = payments.charge("HP-1", Money.of("20", EUR), PaymentMethod.CARD);
        assertThat(receipt.approved()).isTrue();
        assertThat(receipt.reference()).isEqualTo("HP4411-HP-1-1");
    }

    @Test
    void charge_aboveTheLimit_isDeclined() {
        assertThat(payments.charge("HP-1", Money.of("400.01", EUR), PaymentMethod.INVOICE)
                        .approved())
                .isFalse();
    }

    @Test
    void charge_withoutProfile_saysWhatWasTried() {
        PaymentService nowhere = new PaymentService(new PaymentSettings(new Settings(new Properties())));
        assertThatThrownBy(() -> nowhere.charge("HP-1", Money.of("20", EUR), PaymentMethod.CARD))
                .isInstanceOf(PaymentException.class)
                .hasMessage("CARD payment of 20.00 EUR could not be attempted");
    }

    @Test
    void named_anyCase_isFound() {
        assertThat(PaymentMethod.named("Wallet")).contains(PaymentMethod.WALLET);
        assertThat(PaymentMethod.named("cheque")).isEmpty();
    }
}
