/**
 * The one door between a guest and the world: what a host function sees of a call, how host
 * functions are offered to a module, and the log of every call that went through.
 *
 * <p>Implementations of system interfaces ({@code engine.wasi}) are written against this package;
 * {@code engine.exec} calls through it. Whatever is not deterministic (time, randomness, input,
 * bytes that the host writes into memory) enters a guest here and nowhere else, so the log of this
 * door is enough to explain, and later to replay, a run.
 */
@NullMarked
package dev.wasmscope.engine.host;

import org.jspecify.annotations.NullMarked;
