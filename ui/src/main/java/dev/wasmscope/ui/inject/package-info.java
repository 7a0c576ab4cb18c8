/**
 * Faults that the user lets happen in the program's calls to the host: which, whether they are in
 * force, and how they are kept for each module.
 */
@NullMarked
package dev.wasmscope.ui.inject;

import org.jspecify.annotations.NullMarked;
