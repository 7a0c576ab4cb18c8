/**
 * Functions, inlined calls, lexical blocks and variables: what is in scope at a code address (DWARF
 * 5, chapters 3 and 4). Indexes are built per unit, when first needed. Depends on all packages but
 * the root.
 */
@NullMarked
package dev.wasmscope.dwarf.scope;

import org.jspecify.annotations.NullMarked;
