package dev.loginsight.example.shop.reports;

import dev.loginsight.example.shop.orders.Shipment;
import java.time.Duration;
import java.util.List;

/** How quickly parcels leave the house. */
public final class FulfilmentReport {
    private final List<Shipment> shipments;

    public FulfilmentReport(List<Shipment> shipments) {
        this.shipments = List.copyOf(shipments);
    }

    public int parcels(String carrier) {
        return by(carrier).size();
    }

    /** Mean packing time of a carrier's parcels. */
    public Duration averagePacking(String carrier) {
        List<Shipment> handed = by(carrier);
        long seconds = 0;
        for (Shipment shipment : handed) {
            seconds += shipment.packing().toSeconds();
        }
        return Duration.ofSeconds(seconds / handed.size());
    }

    private List<Shipment> by(String carrier) {
        return shipments.stream()
                .filter(shipment -> shipment.carrier().equals(carrier))
                .toList();
    }
}
