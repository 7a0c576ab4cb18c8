package dev.wasmscope.engine.exec;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A memory, whose pages are kept before somebody writes to them; see {@link UndoLog}. */
final class KeptMemory {
    private final Memory memory;
    private final KeptBytes bytes;
    private final BitSet pages = new BitSet();
    private Memory.@Nullable Extent extent;

    KeptMemory(Memory memory, KeptBytes bytes) {
        this.memory = memory;
        this.bytes = bytes;
    }

    @SuppressWarnings("ReferenceEquality") // instances have identity
    boolean isOf(Memory other) {
        return memory == other;
    }

    Memory memory() {
        return memory;
    }

    void begin() {
        extent = memory.extent();
        memory.kept = this;
    }

    /** Some bytes are about to be written; what lies outside of what there was needs no keeping. */
    void beforeWrite(long address, long length) {
        long end = Math.min(Objects.requireNonNull(extent).size(), address + length);
        if (length <= 0 || address < 0 || !memory.contains(address, length)) {
            return; // a trap
        }
        for (long page = address >> KeptBytes.PAGE_SHIFT;
                page << KeptBytes.PAGE_SHIFT < end;
                page++) {
            if (!pages.get((int) page)) {
                bytes.keep(this, page);
                pages.set((int) page);
            }
        }
    }

    /** A page is not kept any more. */
    void forget(long page) {
        pages.clear((int) page);
    }

    void end(boolean back) {
        memory.kept = null;
        if (back) {
            memory.putBack(Objects.requireNonNull(extent));
            bytes.putBack(this);
        }
        extent = null;
    }
}
