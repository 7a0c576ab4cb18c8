/**
 * Random valid modules, and engines that run them beside ours: the same results, memories, globals
 * and traps are expected from all.
 *
 * <p>Tests and the benchmark's comparison with Endive use it; nothing of the product may.
 */
@NullMarked
package dev.wasmscope.engine.fuzz;

import org.jspecify.annotations.NullMarked;
