/**
 * The instructions of the whole module as one listing. {@link
 * dev.wasmscope.ui.disassembly.ModuleRows} counts rows and makes them when they come into sight;
 * functions are read in the background and never change then.
 *
 * <p>Wired by the desks; knows sessions and the models of the run, and other views only through
 * {@link dev.wasmscope.ui.place.Places}.
 */
@NullMarked
package dev.wasmscope.ui.disassembly;

import org.jspecify.annotations.NullMarked;
