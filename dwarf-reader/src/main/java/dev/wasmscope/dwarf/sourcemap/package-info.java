/**
 * Source maps, revision 3 (ECMA-426), of WebAssembly modules: AssemblyScript, TeaVM, Emscripten and
 * Kotlin write them. {@link dev.wasmscope.dwarf.sourcemap.SourceMap} reads one, {@link
 * dev.wasmscope.dwarf.sourcemap.SourceMapLines} answers as a line table does. Nothing here opens
 * files or connections: a URL is parsed, what it names is for the caller to read.
 */
@NullMarked
package dev.wasmscope.dwarf.sourcemap;

import org.jspecify.annotations.NullMarked;
