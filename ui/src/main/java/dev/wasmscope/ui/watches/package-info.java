/**
 * Expressions of the user: those that are evaluated at every stop, and those that are evaluated
 * once, with a history.
 *
 * <p>Made by the desk of the program's state; rows of values are those of {@link
 * dev.wasmscope.ui.variables}. Never evaluates while the program runs.
 */
@NullMarked
package dev.wasmscope.ui.watches;

import org.jspecify.annotations.NullMarked;
