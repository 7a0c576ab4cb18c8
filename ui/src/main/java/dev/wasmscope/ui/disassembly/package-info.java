/** A function's instructions: code offsets, nesting, the current instruction, breakpoints. */
@NullMarked
package dev.wasmscope.ui.disassembly;

import org.jspecify.annotations.NullMarked;
