/**
 * The values of a stopped guest: variables as the source sees them, locals and operands as wasm
 * sees them. Everything here is used on the guest's thread, for one stop. Used by the session's
 * other packages only.
 */
@NullMarked
package dev.wasmscope.session.value;

import org.jspecify.annotations.NullMarked;
