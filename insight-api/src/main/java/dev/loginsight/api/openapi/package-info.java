/** The OpenAPI document of everything under /api. */
@NullMarked
package dev.loginsight.api.openapi;

import org.jspecify.annotations.NullMarked;
