/** From a cart to a parcel. */
@NullMarked
package dev.loginsight.example.shop.orders;

import org.jspecify.annotations.NullMarked;
