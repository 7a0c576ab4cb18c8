/**
 * The state of the module's debug information: what there is, how much of it can be used, what is
 * wrong.
 */
@NullMarked
package dev.wasmscope.ui.debuginfo;

import org.jspecify.annotations.NullMarked;
