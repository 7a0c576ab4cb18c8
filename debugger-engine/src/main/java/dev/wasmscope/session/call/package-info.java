/**
 * Calls functions of the stopped program: how values are passed and returned (the C ABI of wasm,
 * and rustc's), room for them on the guest's own stack, the run beside the stopped thread and its
 * end. Called by {@code session.run} on the guest's thread; knows nothing of expressions or
 * sessions.
 */
@NullMarked
package dev.wasmscope.session.call;

import org.jspecify.annotations.NullMarked;
