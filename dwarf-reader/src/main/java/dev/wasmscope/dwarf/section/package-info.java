/**
 * The sections of DWARF 2 to 5, one class each: bytes in, units, entries, attribute values, ranges
 * and location lists out.
 *
 * <p>Everything reads lazily from ranges of the file's bytes and copies nothing. Offsets are bytes
 * from the start of the section they are named after. Bad input ends in a {@link
 * dev.wasmscope.dwarf.section.DwarfException} that names section, offset and value; the callers
 * turn it into a {@link dev.wasmscope.dwarf.section.DwarfProblem} at the smallest thing that can be
 * left out (an attribute, a line program, a unit).
 *
 * <p>Used by every other package of this library. It depends on none of them, and knows nothing of
 * values, frames or display.
 */
@NullMarked
package dev.wasmscope.dwarf.section;

import org.jspecify.annotations.NullMarked;
