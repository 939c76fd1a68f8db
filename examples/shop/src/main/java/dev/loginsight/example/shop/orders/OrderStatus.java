package dev.loginsight.example.shop.orders;

/** Where an order stands. */
public enum OrderStatus {
    UNPAID,
    PAID,
    PACKED,
    SHIPPED
}
