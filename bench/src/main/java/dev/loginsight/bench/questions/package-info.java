/** Question to code: how well the product finds the files that people said answer a question. */
@NullMarked
package dev.loginsight.bench.questions;

import org.jspecify.annotations.NullMarked;
