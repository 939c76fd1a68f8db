package dev.loginsight.example.shop.payments;

import dev.loginsight.example.shop.config.Settings;

/** Reads the providers' profiles from the settings. */
public final class PaymentSettings {
    private final Settings settings;

    public PaymentSettings(Settings settings) {
        this.settings = settings;
    }

    GatewayProfile profileOf(PaymentMethod method) {
        return switch (method) {
            case CARD -> card();
            case INVOICE -> invoice();
            case WALLET -> wallet();
        };
    }

    private GatewayProfile card() {
        Endpoint endpoint = Endpoint.of(settings.text("payments.card.endpoint", ""));
        String merchant = settings.require("payments.card.merchant");
        int limit = settings.integer("payments.card.limit", 250_000);
        return new GatewayProfile(endpoint, merchant, limit, settings.millis("payments.card.timeout", 3_000));
    }

    private GatewayProfile invoice() {
        Endpoint endpoint = Endpoint.of(settings.text("payments.invoice.endpoint", ""));
        String merchant = settings.require("payments.invoice.merchant");
        int limit = settings.integer("payments.invoice.limit", 40_000);
        return new GatewayProfile(endpoint, merchant, limit, settings.millis("payments.invoice.timeout", 5_000));
    }

    private GatewayProfile wallet() {
        Endpoint endpoint = Endpoint.of(settings.text("payments.wallet.end-point", ""));
        String merchant = settings.require("payments.wallet.merchant");
        int limit = settings.integer("payments.wallet.limit", 100_000);
        return new GatewayProfile(endpoint, merchant, limit, settings.millis("payments.wallet.timeout", 2_000));
    }
}
