package dev.loginsight.example.shop.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscountPolicyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private final DiscountPolicy policy = new DiscountPolicy(Money.of("100", EUR), Money.of("250", EUR));

    @Test
    void discountFor_belowTheFirstStep_isNothing() {
        assertThat(discount(1, "99.99")).isEqualTo(Money.zero(EUR));
    }

    @Test
    void discountFor_onTheFirstStep_isFivePercent() {
        assertThat(discount(1, "100.00")).isEqualTo(Money.of("5.00", EUR));
    }

    @Test
    void discountFor_onTheSecondStep_isTenPercent() {
        assertThat(discount(2, "125.00")).isEqualTo(Money.of("25.00", EUR));
    }

    @Test
    void discountFor_manyOfOneThing_isTheBetterOfTheTwo() {
        assertThat(discount(10, "12.00")).isEqualTo(Money.of("9.60", EUR));
    }

    private Money discount(int quantity, String unitPrice) {
        Money unit = Money.of(unitPrice, EUR);
        Money amount = unit.times(quantity);
        return policy.discountFor(List.of(new QuoteLine("A", quantity, unit, amount)), amount);
    }
}
