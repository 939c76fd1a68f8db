package dev.loginsight.example.shop.inventory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that puts forgotten goods back on the shelf. A failing run is logged, and the next one tries again. */
public final class Housekeeping implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final ReservationBook reservations;

    public Housekeeping(ReservationBook reservations) {
        this.reservations = reservations;
    }

    @Override
    public void run() {
        log.info("Housekeeping begins, {} reservations are open", reservations.size());
        try {
            int expired = reservations.expire();
            log.info("Housekeeping done, {} reservations have run out", expired);
        } catch (RuntimeException e) {
            log.error("Housekeeping broke off with {} reservations open", reservations.size(), e);
        }
    }
}
