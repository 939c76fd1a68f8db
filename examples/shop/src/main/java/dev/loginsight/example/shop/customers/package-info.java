/** Who is asking. */
@NullMarked
package dev.loginsight.example.shop.customers;

import org.jspecify.annotations.NullMarked;
