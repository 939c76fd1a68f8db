/** The worker as a Spring application, alone or imported beside other rooms. */
@NullMarked
package dev.loginsight.worker;

import org.jspecify.annotations.NullMarked;
