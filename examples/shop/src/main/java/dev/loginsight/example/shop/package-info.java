/** An online shop for kitchen and garden goods, small enough to read in half an hour. */
@NullMarked
package dev.loginsight.example.shop;

import org.jspecify.annotations.NullMarked;
