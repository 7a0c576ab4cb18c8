/**
 * TCP sockets of the host for guests: a listening socket that the user gave, and the connections
 * that the guest accepted on it. Everything is non-blocking; {@link
 * dev.wasmscope.engine.wasi.net.Readiness} is the one place that waits, and can be interrupted
 * without closing anything.
 *
 * <p>Called by {@code engine.wasi} on the guest's thread, and by whoever sets up a run to bind the
 * sockets. Knows no descriptors, no rights and no guest memory; never opens a connection by itself,
 * and never listens unless told where.
 */
@NullMarked
package dev.wasmscope.engine.wasi.net;

import org.jspecify.annotations.NullMarked;
