/**
 * The window around the views: title bar, docks, status bar. It knows all views; no view knows the
 * window.
 */
@NullMarked
package dev.wasmscope.ui.shell;

import org.jspecify.annotations.NullMarked;
