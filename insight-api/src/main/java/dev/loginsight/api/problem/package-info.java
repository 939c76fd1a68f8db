/** What a client reads when its request cannot be answered: RFC 9457 problem details, one clear sentence each. */
@NullMarked
package dev.loginsight.api.problem;

import org.jspecify.annotations.NullMarked;
