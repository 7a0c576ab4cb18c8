/**
 * The ports that servers of the command line open: only for this machine, one client at a time.
 *
 * <p>Called by {@code cli.dap} and {@code cli.gdbremote}; knows no protocol.
 */
@NullMarked
package dev.wasmscope.cli.port;

import org.jspecify.annotations.NullMarked;
