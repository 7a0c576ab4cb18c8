/**
 * Objects of AssemblyScript, which has no DWARF: what the headers that its runtime keeps before
 * every object, and the flags that it keeps of every class, tell about memory that an address leads
 * to. All of it is a guess, and is called one: any number may look like an address.
 *
 * <p>Depends on {@code value} and {@code type}. Used by whoever shows the locals of a function.
 */
@NullMarked
package dev.wasmscope.dwarf.view.assemblyscript;

import org.jspecify.annotations.NullMarked;
