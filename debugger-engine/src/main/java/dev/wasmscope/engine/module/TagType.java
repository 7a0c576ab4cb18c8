package dev.wasmscope.engine.module;

/**
 * An exception tag's type (core specification 2.3.17).
 *
 * @param typeIndex index of a function type whose parameters the exception carries
 */
public record TagType(int typeIndex) {}
