/**
 * The one way onto the JavaFX application thread.
 *
 * <p>{@link dev.wasmscope.ui.fx.UiThread} is the only class of the desktop that calls {@code
 * Platform.runLater}; {@link dev.wasmscope.ui.fx.Coalescer} turns bursts of session events into at
 * most thirty updates a second; {@link dev.wasmscope.ui.fx.Turns} spreads work over pulses.
 * Everybody in {@code dev.wasmscope.ui} may use it; it knows nothing of views, models or sessions,
 * and never may.
 */
@NullMarked
package dev.wasmscope.ui.fx;

import org.jspecify.annotations.NullMarked;
