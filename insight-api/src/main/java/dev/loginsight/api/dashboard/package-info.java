/** The pages a person reads. Everything shown is hostile text: escaped, and made visible where it would hide. */
@NullMarked
package dev.loginsight.api.dashboard;

import org.jspecify.annotations.NullMarked;
