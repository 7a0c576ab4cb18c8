package dev.wasmscope.engine.module;

/**
 * A constant expression, kept as bytes; decode it with an {@code InstructionCursor}.
 *
 * @param range file offsets including the closing {@code end}
 */
public record ConstExpr(ByteRange range) {}
