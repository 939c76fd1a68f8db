/** Getting paid. */
@NullMarked
package dev.loginsight.example.shop.payments;

import org.jspecify.annotations.NullMarked;
