/**
 * The instructions of a module for those who show them: where blocks end, where branches and calls
 * lead, what lies on the operand stack. Front ends reach it through {@link
 * dev.wasmscope.session.ModuleView#listing}; it reads the module only, never a running program, and
 * may be called from any thread.
 */
@NullMarked
package dev.wasmscope.session.code;

import org.jspecify.annotations.NullMarked;
