@NullMarked
package dev.loginsight.api.openapi;

import org.jspecify.annotations.NullMarked;
