/**
 * Values of variables as lazy trees: type, place, summary text and children.
 *
 * <p>A value that cannot be had says why; it is never a wrong number. Nothing is read before it is
 * asked for, so cyclic and huge data structures cost only what is looked at. Depends on {@code
 * type}, {@code expr} and {@code section}.
 */
@NullMarked
package dev.wasmscope.dwarf.value;

import org.jspecify.annotations.NullMarked;
