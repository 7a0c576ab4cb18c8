/**
 * Performs the pages of {@code docs/guide} with a robot: what a page says to press is pressed, what
 * it says is to be seen is looked for, and its pictures are taken.
 */
@NullMarked
package dev.wasmscope.ui.guide;

import org.jspecify.annotations.NullMarked;
