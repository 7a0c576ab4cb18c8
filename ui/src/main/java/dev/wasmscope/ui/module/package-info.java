/**
 * The module as a whole: where its bytes are, what it wants and offers, its functions, data and
 * sections, who made it and what it needs. Read from the session's view of the module in the
 * background; nothing here runs the program.
 */
@NullMarked
package dev.wasmscope.ui.module;

import org.jspecify.annotations.NullMarked;
