/**
 * The session itself: opens files, launches guests, keeps the user's breakpoints, turns the
 * engine's stops into the user's and answers questions about them. Reached through {@link
 * dev.wasmscope.session.DebugSession} only.
 */
@NullMarked
package dev.wasmscope.session.run;

import org.jspecify.annotations.NullMarked;
