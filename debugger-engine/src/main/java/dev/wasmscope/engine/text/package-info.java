/**
 * Prints what is in a module: the disassembly of a function in the manner of the text format, and a
 * summary of the sections.
 *
 * <p>Session and tools may use it; it uses {@code engine.module} and {@code engine.binary} only. It
 * prints whatever decodes, valid or not, and never throws for bytes: a body that does not decode
 * ends with a line that says so.
 */
@NullMarked
package dev.wasmscope.engine.text;

import org.jspecify.annotations.NullMarked;
