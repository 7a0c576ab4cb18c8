/**
 * Reads the debug sections of one module: lines, functions, inlined frames, scopes, variables and
 * types. Depends on nothing else of the project; memory, locals, globals and the operand stack of a
 * paused guest are asked for through an interface that this package owns.
 */
@NullMarked
package dev.wasmscope.dwarf;

import org.jspecify.annotations.NullMarked;
