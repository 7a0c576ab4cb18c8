package dev.wasmscope.engine.module;

/**
 * An export (core specification 2.5.9).
 *
 * @param index index in the index space of its kind
 * @param range its bytes in the file
 */
public record Export(String name, ExternKind kind, int index, ByteRange range) {}
