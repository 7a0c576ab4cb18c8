/**
 * What the desktop keeps of a module from one start to the next: each part of the window names what
 * it wants to have kept, in {@link dev.wasmscope.ui.kept.Kept}.
 *
 * <p>{@link dev.wasmscope.ui.kept.Keeper} reads and writes them, one JSON file for each module.
 *
 * <p>Called by the desks. Nothing here knows a view or what the parts mean.
 */
@NullMarked
package dev.wasmscope.ui.kept;

import org.jspecify.annotations.NullMarked;
