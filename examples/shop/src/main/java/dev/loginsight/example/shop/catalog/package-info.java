/** What is for sale. */
@NullMarked
package dev.loginsight.example.shop.catalog;

import org.jspecify.annotations.NullMarked;
