/**
 * WASI preview 1 ({@code wasi_snapshot_preview1}) and its predecessor ({@code wasi_unstable}) as
 * host functions.
 *
 * <p>{@link dev.wasmscope.engine.wasi.WasiPreview1} makes the modules from {@link
 * dev.wasmscope.engine.wasi.WasiOptions}, which hold everything a guest can reach: arguments,
 * environment, streams, preopened directories, clock and randomness. Every function is one {@link
 * dev.wasmscope.engine.wasi.WasiFunction} record; types, decoding of the arguments for the call log
 * and documentation come from it. The handlers are grouped by area ({@code FdFunctions}, {@code
 * PathFunctions}, ...).
 *
 * <p>Called by whoever sets up a run ({@code session}, tests); the guest's thread enters through
 * {@code engine.host}. Never reaches the machine except through the options, and never trusts a
 * number from the guest: a bad pointer is {@code fault}, a count never sizes an allocation.
 */
@NullMarked
package dev.wasmscope.engine.wasi;

import org.jspecify.annotations.NullMarked;
