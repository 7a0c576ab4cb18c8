/**
 * The gdb-remote serial protocol with LLDB's extensions for WebAssembly: {@code wasmscope
 * gdbserver} for stock LLDB and whatever else speaks it.
 *
 * <p>{@link dev.wasmscope.cli.gdbremote.Conversation} is one client; {@link
 * dev.wasmscope.cli.gdbremote.PacketTable} passes each packet to the class of its group. All of it
 * is thin over {@link dev.wasmscope.session.DebugSession} and never reaches around it: breakpoints
 * and steps are by instruction, since the client has the source level. Used by {@code cli.command};
 * nothing else may call it.
 */
@NullMarked
package dev.wasmscope.cli.gdbremote;

import org.jspecify.annotations.NullMarked;
