/**
 * Finds the files that the debug information of a module is in when it is not in the module: {@code
 * external_debug_info}, split units ({@code .dwo}) and packages of them ({@code .dwp}). Decides
 * whether a file belongs to the module; reads none of it beyond its sections. Used by {@code
 * session.run} only.
 */
@NullMarked
package dev.wasmscope.session.debugfile;

import org.jspecify.annotations.NullMarked;
