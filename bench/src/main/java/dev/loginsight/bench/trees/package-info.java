/** Source trees to measure on: of public repositories at a commit, with a patch where one is wanted. */
@NullMarked
package dev.loginsight.bench.trees;

import org.jspecify.annotations.NullMarked;
