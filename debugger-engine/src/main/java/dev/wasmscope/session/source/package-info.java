/**
 * Finds the text of source files: embedded in the debug information, at the recorded path, or where
 * the user's path mappings lead. Used by the session's other packages only.
 */
@NullMarked
package dev.wasmscope.session.source;

import org.jspecify.annotations.NullMarked;
