/** What a visitor is about to buy. */
@NullMarked
package dev.loginsight.example.shop.cart;

import org.jspecify.annotations.NullMarked;
