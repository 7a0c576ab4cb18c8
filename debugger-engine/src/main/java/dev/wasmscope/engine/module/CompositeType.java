package dev.wasmscope.engine.module;

/** The shape of a defined type (core specification 2.3.10). */
public sealed interface CompositeType permits FuncType, StructType, ArrayType {}
