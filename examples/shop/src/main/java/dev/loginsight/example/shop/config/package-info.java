/** Where settings come from. */
@NullMarked
package dev.loginsight.example.shop.config;

import org.jspecify.annotations.NullMarked;
