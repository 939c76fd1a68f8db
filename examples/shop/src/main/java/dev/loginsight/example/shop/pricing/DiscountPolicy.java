package dev.loginsight.example.shop.pricing;

import java.util.List;

/** The shop's rebates: by the size of the order, and for buying many of one thing. The better of the two counts. */
public final class DiscountPolicy {
    private static final int BULK_PIECES = 10;
    private static final int BULK_PERCENT = 8;

    private final Money firstStep;
    private final Money secondStep;

    public DiscountPolicy(Money firstStep, Money secondStep) {
        if (firstStep.compareTo(secondStep) > 0) {
            throw new IllegalArgumentException("the first step must not be above the second");
        }
        this.firstStep = firstStep;
        this.secondStep = secondStep;
    }

    public Money discountFor(List<QuoteLine> lines, Money goods) {
        Money bySize = goods.percent(percentFor(goods));
        Money byBulk = Money.zero(goods.currency());
        for (QuoteLine line : lines) {
            if (line.quantity() >= BULK_PIECES) {
                byBulk = byBulk.plus(line.amount().percent(BULK_PERCENT));
            }
        }
        return bySize.compareTo(byBulk) >= 0 ? bySize : byBulk;
    }

    private int percentFor(Money goods) {
        if (!goods.currency().equals(firstStep.currency())) {
            return 0;
        }
        if (goods.compareTo(secondStep) >= 0) {
            return 10;
        }
        return goods.compareTo(firstStep) >= 0 ? 5 : 0;
    }
}
