/**
 * Small real guests, each with a reason to be debugged: source, build script, module with DWARF and
 * what its runs must give, all on the class path below this package.
 *
 * <p>The samples page, the demo and tests of every module may call this. It depends on nothing of
 * ours and never runs a guest.
 */
@NullMarked
package dev.wasmscope.samples;

import org.jspecify.annotations.NullMarked;
