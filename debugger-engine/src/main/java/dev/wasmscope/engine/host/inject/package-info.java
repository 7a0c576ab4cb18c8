/**
 * Fault injection, as {@code strace -e inject} does it for system calls: calls that match a filter
 * fail, take longer or move fewer bytes; clocks are frozen or shifted; randomness is seeded.
 *
 * <p>An {@link Injection} is one line of text and what it means. The {@link Injector} is a handler
 * at the door that carries injections out; clocks and randomness are bent through {@link TimeWarp}
 * and {@link RandomOverride}, which the system interface asks. The session and front ends make
 * injections; nothing here knows a particular system interface.
 */
@NullMarked
package dev.wasmscope.engine.host.inject;

import org.jspecify.annotations.NullMarked;
