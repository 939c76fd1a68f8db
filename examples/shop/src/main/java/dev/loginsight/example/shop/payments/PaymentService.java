package dev.loginsight.example.shop.payments;

import dev.loginsight.example.shop.pricing.Money;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Charges orders, opening the connection to a provider when its first payment comes. */
public final class PaymentService {
    private static final Logger log = LoggerFactory.getLogger(PaymentService.class);

    private final PaymentSettings settings;
    private final Map<PaymentMethod, PaymentGateway> gateways = new EnumMap<>(PaymentMethod.class);

    public PaymentService(PaymentSettings settings) {
        this.settings = settings;
    }

    public Receipt charge(String orderNumber, Money amount, PaymentMethod method) {
        try {
            return gatewayFor(method).charge(orderNumber, amount);
        } catch (RuntimeException e) {
            throw new PaymentException(method + " payment of " + amount + " could not be attempted", e);
        }
    }

    private PaymentGateway gatewayFor(PaymentMethod method) {
        PaymentGateway gateway = gateways.get(method);
        if (gateway == null) {
            GatewayProfile profile = settings.profileOf(method);
            gateway = new PaymentGateway(profile);
            gateways.put(method, gateway);
            log.info("{} payments go to {} as {}", method, profile.endpoint().uri(), profile.merchant());
        }
        return gateway;
    }
}
