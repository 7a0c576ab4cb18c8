/** The variables of the chosen frame as a tree that is read where it is opened. */
@NullMarked
package dev.wasmscope.ui.variables;

import org.jspecify.annotations.NullMarked;
