/**
 * Validation (core specification, chapter 3): of everything but the bodies at once, of each body
 * when asked. It yields what the lowering needs to know about a body and the operand types at any
 * instruction.
 *
 * <p>Lowering, execution, session and tools may use it; it uses {@code engine.module} and {@code
 * engine.binary} only. Its only failure is {@link
 * dev.wasmscope.engine.validate.InvalidModuleException} (and the decoder's own exception for bytes
 * that do not decode).
 */
@NullMarked
package dev.wasmscope.engine.validate;

import org.jspecify.annotations.NullMarked;
