@NullMarked
package dev.loginsight.api.settings;

import org.jspecify.annotations.NullMarked;
