package dev.wasmscope.ui.inject;

/**
 * One fault as it is listed and kept.
 *
 * @param text as {@code wasmscope run --inject} takes it
 * @param enabled whether it is in force
 */
public record Fault(String text, boolean enabled) {}
