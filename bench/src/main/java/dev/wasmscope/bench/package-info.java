/**
 * The engine beside other engines: one process an engine, the same guests, rounds taken in turn.
 *
 * <p>Not part of the product; built by {@code -Pbench}, started by {@code bench/compare}. Nothing
 * may depend on it.
 */
@NullMarked
package dev.wasmscope.bench;

import org.jspecify.annotations.NullMarked;
