package dev.wasmscope.engine.module;

import java.util.List;

/** An element segment (core specification 2.5.8). */
public record ElementSegment(int index, SegmentMode mode, RefType type, Items items) {

    /** What the segment holds: function indices in the short forms, else expressions. */
    public sealed interface Items {
        /** Number of elements. */
        int size();
    }

    /** Plain function indices; each stands for {@code ref.func}. */
    public record FunctionIndices(List<Integer> indices) implements Items {
        public FunctionIndices {
            indices = List.copyOf(indices);
        }

        @Override
        public int size() {
            return indices.size();
        }
    }

    /** Constant expressions, one for each element. */
    public record Expressions(List<ConstExpr> expressions) implements Items {
        public Expressions {
            expressions = List.copyOf(expressions);
        }

        @Override
        public int size() {
            return expressions.size();
        }
    }
}
