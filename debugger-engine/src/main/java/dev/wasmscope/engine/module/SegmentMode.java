package dev.wasmscope.engine.module;

/** How a data or element segment is used (core specification 2.5.8). */
public sealed interface SegmentMode {

    /** Only used by instructions. */
    record Passive() implements SegmentMode {}

    /**
     * Copied at instantiation.
     *
     * @param index the memory's or table's index
     * @param offset where to, in bytes or elements
     */
    record Active(int index, ConstExpr offset) implements SegmentMode {}

    /** Only declares that functions are referenced; element segments only. */
    record Declarative() implements SegmentMode {}
}
