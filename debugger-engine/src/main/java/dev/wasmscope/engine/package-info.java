/**
 * Runs a WebAssembly guest and lets itself be stopped, looked at and changed. The packages below
 * this one hold the parts; none of them knows about debug information or source lines.
 */
@NullMarked
package dev.wasmscope.engine;

import org.jspecify.annotations.NullMarked;
