/**
 * What code means: functions, lines, inlined calls and names of one module, joined from the module
 * and its debug information, and what follows from them for breakpoints and steps. Knows nothing of
 * a running guest. Used by the session's other packages only.
 */
@NullMarked
package dev.wasmscope.session.symbol;

import org.jspecify.annotations.NullMarked;
