/**
 * The Debug Adapter Protocol: {@code wasmscope dap} for VS Code, Neovim, Emacs, IntelliJ and
 * whatever else speaks it.
 *
 * <p>{@link dev.wasmscope.cli.dap.Conversation} is one client; {@link
 * dev.wasmscope.cli.dap.Dispatcher} passes each request to the class of its group. All of it is
 * thin over {@link dev.wasmscope.session.DebugSession} and never reaches around it. Used by {@code
 * cli.command}; nothing else may call it.
 */
@NullMarked
package dev.wasmscope.cli.dap;

import org.jspecify.annotations.NullMarked;
