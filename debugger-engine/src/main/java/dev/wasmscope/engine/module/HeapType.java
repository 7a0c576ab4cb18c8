package dev.wasmscope.engine.module;

/** What a reference refers to (core specification 2.3.3). */
public sealed interface HeapType permits AbstractHeapType, TypeIndex {}
