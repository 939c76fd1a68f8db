/** What lies in the warehouse, and who has a claim on it. */
@NullMarked
package dev.loginsight.example.shop.inventory;

import org.jspecify.annotations.NullMarked;
