/**
 * Linker names as people write them: C++ (Itanium ABI), Rust (legacy and v0), and their short forms
 * for lists. {@link dev.wasmscope.dwarf.demangle.Demangler} is the way in. What is no mangled name,
 * or a malformed or absurdly large one, stays as it is: nothing here throws.
 *
 * <p>C++ names are parsed into {@link dev.wasmscope.dwarf.demangle.Node}s, because a type's text
 * surrounds its name ({@code int (*f())[3]}), and then printed. Depth, steps and length are
 * bounded.
 */
@NullMarked
package dev.wasmscope.dwarf.demangle;

import org.jspecify.annotations.NullMarked;
