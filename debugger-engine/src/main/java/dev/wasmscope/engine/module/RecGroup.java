package dev.wasmscope.engine.module;

/**
 * A recursion group: the type indices {@code firstTypeIndex .. firstTypeIndex + size - 1} (core
 * specification 2.3.11).
 */
public record RecGroup(int firstTypeIndex, int size) {}
