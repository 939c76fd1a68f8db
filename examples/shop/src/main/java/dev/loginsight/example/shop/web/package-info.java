/** The front door: HTTP in, JSON out. */
@NullMarked
package dev.loginsight.example.shop.web;

import org.jspecify.annotations.NullMarked;
