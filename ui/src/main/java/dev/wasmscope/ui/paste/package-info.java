/** Stack traces of other engines: pasted on the left, with source positions on the right. */
@NullMarked
package dev.wasmscope.ui.paste;

import org.jspecify.annotations.NullMarked;
