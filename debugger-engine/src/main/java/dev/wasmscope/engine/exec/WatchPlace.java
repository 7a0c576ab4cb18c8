package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;

/** What a {@link Watch} looks at. */
public sealed interface WatchPlace {
    /** Most bytes that one place covers. */
    int MAX_LENGTH = 65536;

    /**
     * Bytes of a memory, with any alignment.
     *
     * @param address first byte
     * @param length number of bytes, 1 to {@link #MAX_LENGTH}
     */
    record Bytes(Memory memory, long address, int length) implements WatchPlace {
        /**
         * @throws IllegalArgumentException if the length is out of range, or a byte is outside the
         *     memory as it is now
         */
        public Bytes {
            if (length < 1 || length > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "%d bytes to watch; 1 to %d are possible".formatted(length, MAX_LENGTH));
            }
            if (!memory.contains(address, length)) {
                throw new IllegalArgumentException(
                        "0x%x is not in the memory of %d bytes"
                                .formatted(address, memory.sizeBytes()));
            }
        }
    }

    /** A global. */
    record Global(GlobalInstance global) implements WatchPlace {}

    /** An element of a table. */
    record TableSlot(TableInstance table, long index) implements WatchPlace {
        /**
         * @throws IllegalArgumentException if the table has no such element now
         */
        public TableSlot {
            if (index < 0 || index >= table.size()) {
                throw new IllegalArgumentException(
                        "no element %d in a table of %d".formatted(index, table.size()));
            }
        }
    }

    /** A field of a struct. */
    record Field(StructInstance struct, int field) implements WatchPlace {
        /**
         * @throws IndexOutOfBoundsException if there is no such field
         */
        public Field {
            java.util.Objects.checkIndex(field, struct.fieldCount());
        }
    }

    /** An element of an array. */
    record Element(ArrayInstance array, int index) implements WatchPlace {
        /**
         * @throws IndexOutOfBoundsException if there is no such element
         */
        public Element {
            java.util.Objects.checkIndex(index, array.length());
        }
    }

    /**
     * A local of one activation of a function.
     *
     * @param depth number of the frame, 1 being the outermost
     * @param index of the local, parameters first
     */
    record Local(WasmFunction function, int depth, int index) implements WatchPlace {}
}
