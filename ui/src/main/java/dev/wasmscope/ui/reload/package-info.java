/**
 * A module that is built again while it is open: its file is watched, and breakpoints follow the
 * lines they stand on.
 *
 * <p>Wired by the session desk. Nothing here knows a view.
 */
@NullMarked
package dev.wasmscope.ui.reload;

import org.jspecify.annotations.NullMarked;
