/** The call stack, inlined calls included. */
@NullMarked
package dev.wasmscope.ui.stack;

import org.jspecify.annotations.NullMarked;
