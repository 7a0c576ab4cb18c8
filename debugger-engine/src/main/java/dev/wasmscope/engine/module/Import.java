package dev.wasmscope.engine.module;

/**
 * An import (core specification 2.5.10).
 *
 * @param index position in the import section
 * @param module first part of the name
 * @param name second part of the name
 * @param range its bytes in the file
 */
public record Import(int index, String module, String name, ExternType type, ByteRange range) {}
