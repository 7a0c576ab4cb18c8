package dev.wasmscope.ui.variables;

import java.util.Objects;

/**
 * A value that stands at the top whenever its function is shown.
 *
 * @param function it is pinned in
 * @param expression that names it there
 */
public record Pin(String function, String expression) {
    public Pin {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(expression, "expression");
    }
}
