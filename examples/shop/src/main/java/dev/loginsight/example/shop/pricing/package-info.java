/** What it costs. */
@NullMarked
package dev.loginsight.example.shop.pricing;

import org.jspecify.annotations.NullMarked;
