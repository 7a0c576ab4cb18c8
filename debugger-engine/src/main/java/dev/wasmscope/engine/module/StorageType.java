package dev.wasmscope.engine.module;

/** What a struct field or an array element holds (core specification 2.3.9). */
public sealed interface StorageType permits ValType, PackedType {}
