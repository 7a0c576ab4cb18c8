/**
 * The formats of {@code wasmscope trace}: host-call events in, text or JSON out.
 *
 * <p>Called by {@code dev.wasmscope.cli} only.
 */
@NullMarked
package dev.wasmscope.cli.trace;

import org.jspecify.annotations.NullMarked;
