/** Text to vectors in process: the static embedding model that is shipped as a resource, read and applied to its specification. */
@NullMarked
package dev.loginsight.index.embed;

import org.jspecify.annotations.NullMarked;
