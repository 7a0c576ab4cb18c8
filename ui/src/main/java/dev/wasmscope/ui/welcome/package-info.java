/** The page that a user sees before a program is open: samples, and ways to open a file. */
@NullMarked
package dev.wasmscope.ui.welcome;

import org.jspecify.annotations.NullMarked;
