package dev.wasmscope.engine.module;

/**
 * A custom section (core specification 5.5.3).
 *
 * @param contents the bytes after the name
 */
public record CustomSection(String name, ByteRange contents) {}
