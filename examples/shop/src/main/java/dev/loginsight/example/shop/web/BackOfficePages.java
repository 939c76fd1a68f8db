package dev.loginsight.example.shop.web;

import dev.loginsight.example.shop.inventory.RestockService;
import dev.loginsight.example.shop.orders.Fulfilment;
import dev.loginsight.example.shop.orders.Orders;
import dev.loginsight.example.shop.reports.FulfilmentReport;
import dev.loginsight.example.shop.reports.SalesReport;
import java.util.Map;

/** What the people in the warehouse and the office need. */
final class BackOfficePages {
    private final Orders orders;
    private final Fulfilment fulfilment;
    private final RestockService restock;
    private final Runnable housekeeping;

    BackOfficePages(Orders orders, Fulfilment fulfilment, RestockService restock, Runnable housekeeping) {
        this.orders = orders;
        this.fulfilment = fulfilment;
        this.restock = restock;
        this.housekeeping = housekeeping;
    }

    void register(Router router) {
        router.on("POST", "/office/deliveries/*", this::delivery)
                .on("POST", "/office/packing", this::pack)
                .on("POST", "/office/housekeeping", this::tidy)
                .on("GET", "/office/reports/packing/*", this::packingReport)
                .on("GET", "/office/reports/sales", this::salesReport);
    }

    private Response delivery(Request request) {
        int pieces = restock.restock(request.segment(2), request.body());
        return Response.ok(Map.of("pieces", pieces));
    }

    private Response pack(Request request) {
        return Response.ok(Map.of("packed", fulfilment.packPaidOrders()));
    }

    private Response tidy(Request request) {
        housekeeping.run();
        return Response.ok(Map.of("done", true));
    }

    private Response packingReport(Request request) {
        String carrier = request.segment(3);
        FulfilmentReport report = new FulfilmentReport(fulfilment.shipments());
        return Response.ok(Map.of(
                "carrier", carrier,
                "averageSeconds", report.averagePacking(carrier).toSeconds(),
                "parcels", report.parcels(carrier)));
    }

    private Response salesReport(Request request) {
        SalesReport report = new SalesReport(orders.all());
        return Response.ok(Map.of(
                "orders", report.paidOrders(), "turnover", report.turnover().values()));
    }
}
