/**
 * The records and sealed types of one decoded WebAssembly module, and {@link
 * dev.wasmscope.engine.module.Opcode the one table of instructions} that decoder, validator,
 * disassembler and lowering all read.
 *
 * <p>Everything may use this package. It uses nothing of ours, holds no mutable state and never
 * decodes a byte itself: {@code engine.binary} builds these values.
 */
@NullMarked
package dev.wasmscope.engine.module;

import org.jspecify.annotations.NullMarked;
