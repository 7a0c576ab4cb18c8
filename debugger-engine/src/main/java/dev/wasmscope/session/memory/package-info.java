/**
 * Tools for the memories of a stopped program: find, fill, save, load, compare two moments, and
 * what is at an address. Front ends call it through {@link
 * dev.wasmscope.session.DebugSession#memoryTools}; like all of a session it never blocks them.
 */
@NullMarked
package dev.wasmscope.session.memory;

import org.jspecify.annotations.NullMarked;
