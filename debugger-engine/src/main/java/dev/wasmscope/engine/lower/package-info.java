/**
 * Turns a validated function body into code for the interpreter loop: {@code int[]} operations with
 * the code offset of each beside them.
 *
 * <p>One lowering makes two forms of a function. The <em>fast</em> form propagates locals and
 * constants and fuses instructions; the <em>precise</em> form has one operation for each
 * instruction and every operand in its own slot. Both use the same frame slots, so a frame can
 * change over from one to the other. Called by {@code engine.exec} only.
 */
@NullMarked
package dev.wasmscope.engine.lower;

import org.jspecify.annotations.NullMarked;
