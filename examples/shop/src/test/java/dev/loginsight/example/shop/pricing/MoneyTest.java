package dev.loginsight.example.shop.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void of_tooManyDigits_roundsHalfUp() {
        assertThat(Money.of("1.005", EUR).minor()).isEqualTo(101);
    }

    @Test
    void of_currencyWithoutDigits_countsWholeUnits() {
        assertThat(Money.of("1250", Currency.getInstance("JPY")).minor()).isEqualTo(1250);
    }

    @Test
    void percent_roundsHalfUp() {
        assertThat(Money.of("1.50", EUR).percent(5)).isEqualTo(Money.of("0.08", EUR));
    }

    @Test
    void plus_otherCurrency_isRefused() {
        assertThatThrownBy(() -> Money.of("1", EUR).plus(Money.of("1", Currency.getInstance("USD"))))
                .hasMessage("cannot mix EUR and USD");
    }

    @Test
    void toString_hasTheCurrencysDigits() {
        assertThat(Money.of("7.5", EUR)).hasToString("7.50 EUR");
    }
}
