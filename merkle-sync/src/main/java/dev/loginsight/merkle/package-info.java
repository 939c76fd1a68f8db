/** What changed in a directory of source code since the last look: listing, Merkle tree, snapshot, lock and git history. */
@NullMarked
package dev.loginsight.merkle;

import org.jspecify.annotations.NullMarked;
