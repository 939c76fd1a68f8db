/** Whether the parts this process needs are likely to work. */
@NullMarked
package dev.loginsight.api.health;

import org.jspecify.annotations.NullMarked;
