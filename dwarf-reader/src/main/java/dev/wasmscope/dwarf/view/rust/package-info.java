/**
 * Views of Rust: every enum layout, the standard library's types, closures, futures and trait
 * objects, as {@code {:?}} prints them. One view per file; {@link RustViews#ALL} lists them.
 *
 * <p>The members that hold the same thing have moved between versions of the standard library;
 * views know those of 1.63 and of 1.96 and recognise types by crate, plain name and members. Used
 * by {@code view} only.
 */
@NullMarked
package dev.wasmscope.dwarf.view.rust;

import org.jspecify.annotations.NullMarked;
