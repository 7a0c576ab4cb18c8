/**
 * DWARF expressions (DWARF 5, section 2.5 and 2.6) and what they need from a stopped program.
 *
 * <p>The evaluator never reaches out by itself: it asks a {@link
 * dev.wasmscope.dwarf.expr.FrameContext} for memory, locals, globals and operand-stack slots, and
 * each of these may answer "not available" with a reason. Depends on {@code section} only.
 */
@NullMarked
package dev.wasmscope.dwarf.expr;

import org.jspecify.annotations.NullMarked;
