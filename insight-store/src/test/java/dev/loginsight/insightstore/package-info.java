@NullMarked
package dev.loginsight.insightstore;

import org.jspecify.annotations.NullMarked;
