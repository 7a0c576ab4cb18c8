package dev.wasmscope.engine.module;

/** An array type (core specification 2.3.9). */
public record ArrayType(FieldType element) implements CompositeType {}
