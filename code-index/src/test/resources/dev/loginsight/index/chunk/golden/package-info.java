/** What the warehouse is for. */
@NullMarked
package shop.warehouse;

import org.jspecify.annotations.NullMarked;
