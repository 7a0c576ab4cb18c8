/**
 * Small pieces that several views are made of: empty states, panel bars, labels. They know no model
 * and no session.
 */
@NullMarked
package dev.wasmscope.ui.parts;

import org.jspecify.annotations.NullMarked;
