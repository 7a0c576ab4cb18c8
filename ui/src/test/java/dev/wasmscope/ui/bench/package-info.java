/**
 * How the desktop feels, in numbers: run by {@code bench/desktop}, and in a short form by a test.
 * Uses a headless window over the real engine.
 */
@NullMarked
package dev.wasmscope.ui.bench;

import org.jspecify.annotations.NullMarked;
