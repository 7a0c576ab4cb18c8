package dev.wasmscope.ui.variables;

/**
 * A word that can be written into an expression.
 *
 * @param from where the part begins that it takes the place of
 * @param to behind that part
 * @param word what is written
 * @param type of what it names; may be empty
 */
public record Completion(int from, int to, String word, String type) {}
