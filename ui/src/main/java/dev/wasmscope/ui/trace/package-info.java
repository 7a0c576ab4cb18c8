/** The calls from the guest to the host, in the order in which they were made. */
@NullMarked
package dev.wasmscope.ui.trace;

import org.jspecify.annotations.NullMarked;
