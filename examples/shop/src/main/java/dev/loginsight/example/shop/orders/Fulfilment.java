package dev.loginsight.example.shop.orders;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs paid orders and hands them to a carrier. */
public final class Fulfilment {
    private static final Logger log = LoggerFactory.getLogger(Fulfilment.class);
    private static final Duration PER_PIECE = Duration.ofSeconds(40);
    private static final Duration PER_PARCEL = Duration.ofSeconds(90);

    private final Orders orders;
    private final Clock clock;
    private final List<Shipment> shipments = new ArrayList<>();

    public Fulfilment(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** Packs every paid order; heavy ones go by pallet, the rest by parcel service. */
    public int packPaidOrders() {
        int packed = 0;
        for (Order order : orders.all()) {
            if (order.status() == OrderStatus.PAID) {
                shipments.add(pack(order));
                orders.save(order.with(OrderStatus.SHIPPED));
                packed++;
            }
        }
        log.info("{} orders packed", packed);
        return packed;
    }

    private Shipment pack(Order order) {
        int pieces =
                order.quote().lines().stream().mapToInt(line -> line.quantity()).sum();
        String carrier = pieces > 30 ? "pallet" : "parcel";
        Duration packing = PER_PARCEL.plus(PER_PIECE.multipliedBy(pieces));
        log.info("Order {} packed in {} s, {} pieces by {}", order.number(), packing.toSeconds(), pieces, carrier);
        return new Shipment(order.number(), carrier, clock.instant(), packing);
    }

    public List<Shipment> shipments() {
        return List.copyOf(shipments);
    }
}
