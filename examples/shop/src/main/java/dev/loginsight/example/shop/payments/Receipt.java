package dev.loginsight.example.shop.payments;

/** A provider's answer. */
public record Receipt(boolean approved, String reference, String remark) {
    static Receipt approved(String reference) {
        return new Receipt(true, reference, "");
    }

    static Receipt declined(String remark) {
        return new Receipt(false, "", remark);
    }
}
