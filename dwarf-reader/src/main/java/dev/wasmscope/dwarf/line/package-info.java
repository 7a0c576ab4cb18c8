/**
 * Line number information (DWARF 5, section 6.2): which source line each code address belongs to,
 * and where the code of a source line is. Versions 2 to 5. Depends on {@code section} only.
 */
@NullMarked
package dev.wasmscope.dwarf.line;

import org.jspecify.annotations.NullMarked;
