/** Reading insights: from the store in the home, or from a server elsewhere. */
@NullMarked
package dev.loginsight.cli.insights;

import org.jspecify.annotations.NullMarked;
