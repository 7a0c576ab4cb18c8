/**
 * Views of the C++ library, libc++: all its layouts up to version 22, with and without compressed
 * pairs, the alternate layout of strings, functions with a policy or a vtable. One view per file;
 * {@link CppViews} lists them.
 *
 * <p>Members are found by the names that libc++ gives them; types by their name in {@code std},
 * whatever its inline namespace. Nodes of lists, trees and tables have no type of their own in the
 * debug information: their values are placed by the rules of the ABI. Used by {@code view} only.
 */
@NullMarked
package dev.wasmscope.dwarf.view.cpp;

import org.jspecify.annotations.NullMarked;
