/**
 * What all views share: the open session, its state, its present stop, the chosen frame, and the
 * breakpoints, as observable values of the user interface's thread.
 *
 * <p>The only place where the desktop listens to a {@link dev.wasmscope.session.DebugSession};
 * events come through the coalescer. Models of views are built on these classes; no control is
 * known here.
 */
@NullMarked
package dev.wasmscope.ui.session;

import org.jspecify.annotations.NullMarked;
