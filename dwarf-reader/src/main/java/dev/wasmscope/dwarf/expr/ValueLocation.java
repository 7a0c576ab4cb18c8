package dev.wasmscope.dwarf.expr;

import java.util.List;
import java.util.stream.Collectors;

/** Where the bytes of a value are. */
public sealed interface ValueLocation {
    /**
     * In linear memory.
     *
     * @param address address of the first byte
     */
    record Memory(long address) implements ValueLocation {
        @Override
        public String toString() {
            return "at 0x" + Long.toHexString(address);
        }
    }

    /**
     * In a WebAssembly local.
     *
     * @param index index of the local, parameters first
     */
    record Local(int index) implements ValueLocation {
        @Override
        public String toString() {
            return "in local " + index;
        }
    }

    /**
     * In a WebAssembly global.
     *
     * @param index index of the global, imports first
     */
    record Global(int index) implements ValueLocation {
        @Override
        public String toString() {
            return "in global " + index;
        }
    }

    /**
     * In the operand stack of the frame.
     *
     * @param index slot, counted from the bottom
     */
    record OperandStack(int index) implements ValueLocation {
        @Override
        public String toString() {
            return "in stack slot " + index;
        }
    }

    /** Nowhere: the value is computed or constant, so it cannot be changed. */
    record Implicit() implements ValueLocation {
        @Override
        public String toString() {
            return "computed";
        }
    }

    /**
     * In several places.
     *
     * @param pieces the parts, lowest bits first
     */
    record Pieces(List<Piece> pieces) implements ValueLocation {
        public Pieces {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String toString() {
            return pieces.stream().map(Piece::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * A part of a value.
     *
     * @param location where it is, or why it is not available
     * @param bits its size in bits
     */
    record Piece(Answer<ValueLocation> location, long bits) {
        @Override
        public String toString() {
            String where =
                    switch (location) {
                        case Answer.Known<ValueLocation>(ValueLocation at) -> at.toString();
                        case Answer.Unknown<ValueLocation>(String reason) -> reason;
                    };
            return bits % 8 == 0 ? bits / 8 + " bytes " + where : bits + " bits " + where;
        }
    }
}
