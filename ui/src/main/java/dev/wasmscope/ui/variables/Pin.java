package dev.wasmscope.ui.variables;

/**
 * A value that stands at the top whenever its function is shown.
 *
 * @param function it is pinned in
 * @param expression that names it there
 */
public record Pin(String function, String expression) {}
