/** Which files git, and the user, do not want to be looked at; read from git's own files, without running git. */
@NullMarked
package dev.loginsight.merkle.ignore;

import org.jspecify.annotations.NullMarked;
