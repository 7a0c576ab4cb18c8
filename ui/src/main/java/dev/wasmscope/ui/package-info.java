/**
 * The desktop. The only module that may use JavaFX; it talks to the guest through the session
 * package and never imports the execution engine.
 */
@NullMarked
package dev.wasmscope.ui;

import org.jspecify.annotations.NullMarked;
