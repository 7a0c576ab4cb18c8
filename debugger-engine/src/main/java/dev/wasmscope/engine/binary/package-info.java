/**
 * Bytes to {@link dev.wasmscope.engine.module.Module}, keeping every byte range, and the cursor
 * that decodes one function body on demand (core specification, chapter 5).
 *
 * <p>Validator, lowering, disassembler and the session may use this package; it uses {@code
 * engine.module} only. Whatever the bytes are, the only way it fails is {@link
 * dev.wasmscope.engine.binary.MalformedModuleException}, and no number in the file decides an
 * allocation. It never judges types: that is {@code engine.validate}.
 */
@NullMarked
package dev.wasmscope.engine.binary;

import org.jspecify.annotations.NullMarked;
