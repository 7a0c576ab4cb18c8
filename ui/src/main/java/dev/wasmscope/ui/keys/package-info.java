/**
 * Which key runs which action: the key maps that come with the program, what the user changed in
 * them, and the editor for that.
 *
 * <p>It sets the keys of {@link dev.wasmscope.ui.action.Action}s and knows nothing of what they do.
 */
@NullMarked
package dev.wasmscope.ui.keys;

import org.jspecify.annotations.NullMarked;
