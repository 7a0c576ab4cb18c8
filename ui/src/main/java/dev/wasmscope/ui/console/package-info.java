/** What the guest writes, and the line that it reads from. */
@NullMarked
package dev.wasmscope.ui.console;

import org.jspecify.annotations.NullMarked;
