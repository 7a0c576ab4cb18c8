/**
 * What commands print: pure functions from session values to lines of text, and the streams they go
 * to.
 *
 * <p>Called by {@code dev.wasmscope.cli} only.
 */
@NullMarked
package dev.wasmscope.cli.text;

import org.jspecify.annotations.NullMarked;
