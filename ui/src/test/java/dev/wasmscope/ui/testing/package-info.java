/** Test support: a robot driver, a scripted session, and pictures of what was shown. */
@NullMarked
package dev.wasmscope.ui.testing;

import org.jspecify.annotations.NullMarked;
