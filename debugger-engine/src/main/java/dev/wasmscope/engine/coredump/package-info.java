/**
 * Core files: the state of a guest at one stop, written to a file and read back (tool conventions,
 * "Coredump"). What the conventions have no place for (tables, references, vectors, the heap, the
 * clock) goes into a custom section of our own, {@value
 * dev.wasmscope.engine.coredump.CoreSections#OWN}, so that other tools can read our files and we
 * theirs.
 *
 * <p>Called by {@code session} only. It knows nothing of names or lines. Whatever the bytes of a
 * file are, the only ways it fails are {@link dev.wasmscope.engine.binary.MalformedModuleException}
 * and {@link dev.wasmscope.engine.coredump.CoreMismatchException}, and no number in the file
 * decides an allocation that the file's own size or the store's limits do not bound.
 */
@NullMarked
package dev.wasmscope.engine.coredump;

import org.jspecify.annotations.NullMarked;
