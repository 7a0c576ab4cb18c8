/**
 * Joins the engine and the DWARF reader into what a user calls debugging: source breakpoints, line
 * steps, symbolised frames and variables. The only package that may know both sides; the desktop,
 * the command line and the servers talk to the guest through it and never reach around it.
 */
@NullMarked
package dev.wasmscope.session;

import org.jspecify.annotations.NullMarked;
