package dev.loginsight.example.shop.payments;

import java.time.Duration;

/**
 * How one payment provider is reached.
 *
 * @param merchant our number there
 * @param limitMinor largest single payment, in minor units
 */
public record GatewayProfile(Endpoint endpoint, String merchant, long limitMinor, Duration timeout) {}
