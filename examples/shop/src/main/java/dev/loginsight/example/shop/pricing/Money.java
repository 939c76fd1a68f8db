package dev.loginsight.example.shop.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of one currency.
 *
 * @param minor in the currency's smallest unit, such as cents
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** Reads {@code 12.50}; more digits than the currency has are rounded half up. */
    public static Money of(String amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        BigDecimal value = new BigDecimal(amount).setScale(digits, RoundingMode.HALF_UP);
        return new Money(value.movePointRight(digits).longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(minor, (long) count), currency);
    }

    /** So many per cent of this amount, rounded half up. */
    public Money percent(int percent) {
        return new Money(Math.floorDiv(minor * percent + 50, 100L), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString() + " " + currency;
    }
}
