/** The shop's modules. */
open module shop.warehouse {
    requires java.sql;
    exports shop.warehouse;
}
