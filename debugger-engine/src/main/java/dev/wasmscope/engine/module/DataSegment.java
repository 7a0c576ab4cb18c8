package dev.wasmscope.engine.module;

/**
 * A data segment (core specification 2.5.8).
 *
 * @param contents file offsets of its bytes
 */
public record DataSegment(int index, SegmentMode mode, ByteRange contents) {}
