/** Numbers for the back office. */
@NullMarked
package dev.loginsight.example.shop.reports;

import org.jspecify.annotations.NullMarked;
