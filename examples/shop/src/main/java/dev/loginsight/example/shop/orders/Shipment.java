package dev.loginsight.example.shop.orders;

import java.time.Duration;
import java.time.Instant;

/**
 * A parcel.
 *
 * @param packing from the first item taken to the label
 */
public record Shipment(String orderNumber, String carrier, Instant packedAt, Duration packing) {}
