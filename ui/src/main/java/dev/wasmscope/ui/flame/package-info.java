/** The profile of a run: where the instructions went, as a flame graph and as a list. */
@NullMarked
package dev.wasmscope.ui.flame;

import org.jspecify.annotations.NullMarked;
