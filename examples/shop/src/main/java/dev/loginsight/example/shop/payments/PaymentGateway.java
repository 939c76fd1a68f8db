package dev.loginsight.example.shop.payments;

import dev.loginsight.example.shop.pricing.Money;

/** A payment provider. This one answers by itself instead of calling out, and declines what is above the limit. */
final class PaymentGateway {
    private final GatewayProfile profile;
    private int lastReference;

    PaymentGateway(GatewayProfile profile) {
        this.profile = profile;
    }

    Receipt charge(String orderNumber, Money amount) {
        if (amount.minor() > profile.limitMinor()) {
            return Receipt.declined("above the limit of " + profile.merchant());
        }
        return Receipt.approved(profile.merchant() + "-" + orderNumber + "-" + ++lastReference);
    }
}
