/**
 * Where instrumentation attaches to a running guest.
 *
 * <p>Implemented by the profiler and by tests; called by {@code engine.exec} on the guest thread.
 * Code without probes pays nothing: a probe chooses another variant of the interpreter loop or a
 * patched operation, never a test per instruction. Probes must not change what the guest sees.
 */
@NullMarked
package dev.wasmscope.engine.probe;

import org.jspecify.annotations.NullMarked;
