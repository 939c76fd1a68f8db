/** The OpenAPI document of everything that this process answers to programs. */
@NullMarked
package dev.loginsight.api.openapi;

import org.jspecify.annotations.NullMarked;
