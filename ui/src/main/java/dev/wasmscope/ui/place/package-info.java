/**
 * Where a user can go: every view that links to another names a {@link
 * dev.wasmscope.ui.place.Place} and asks {@link dev.wasmscope.ui.place.Places} to show it.
 *
 * <p>Nothing here knows a view. The desk that owns a view says here how its places are shown; views
 * never call each other.
 */
@NullMarked
package dev.wasmscope.ui.place;

import org.jspecify.annotations.NullMarked;
