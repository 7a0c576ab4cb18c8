package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SegmentMode;
import java.util.ArrayList;
import java.util.List;

/** Brings memories to the size and contents that a core file says. */
final class RestoredMemories {
    private final Module container;
    private final Instance instance;
    private final List<String> notes = new ArrayList<>();

    RestoredMemories(Module container, Instance instance) {
        this.container = container;
        this.instance = instance;
    }

    List<String> notes() {
        return notes;
    }

    void restore(List<Integer> places) throws CoreMismatchException {
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            if (place < 0 || place >= container.memories().size()) {
                notes.add("memory " + i + " is not in the file: it is shown as zeros");
            } else {
                grow(i, container.memories().get(place).type().limits().min());
                fill(place, instance.memory(i));
            }
        }
    }

    private void grow(int index, long pages) throws CoreMismatchException {
        Memory memory = instance.memory(index);
        long more = pages - memory.sizePages();
        if (more < 0) {
            throw new CoreMismatchException(
                    "memory %d has %d pages in it; the module's has at least %d"
                            .formatted(index, pages, memory.sizePages()));
        }
        if (memory.grow(more) < 0) {
            throw new CoreMismatchException(
                    "memory %d has %s pages in it, more than the module or --max-memory allows"
                            .formatted(index, Long.toUnsignedString(pages)));
        }
    }

    private void fill(int place, Memory memory) {
        for (DataSegment segment : container.data()) {
            if (segment.mode() instanceof SegmentMode.Active active && active.index() == place) {
                ByteRange contents = segment.contents();
                long address = offset(active.offset());
                if (!memory.contains(address, contents.length())) {
                    throw new MalformedModuleException(
                            "data",
                            contents.start(),
                            "segment %d, 0x%x bytes at 0x%x, is outside of the memory of 0x%x bytes"
                                    .formatted(
                                            segment.index(),
                                            contents.length(),
                                            address,
                                            memory.sizeBytes()));
                }
                memory.write(
                        address,
                        container.bytes(),
                        (int) contents.start(),
                        (int) contents.length());
            }
        }
    }

    private long offset(ConstExpr expression) {
        InstructionCursor cursor = InstructionCursor.ofConstExpr(container, expression);
        cursor.next();
        return switch (cursor.opcode()) {
            case I32_CONST -> Integer.toUnsignedLong(cursor.i32());
            case I64_CONST -> cursor.i64();
            default ->
                    throw new MalformedModuleException(
                            "data", cursor.fileOffset(), "a segment's address is no number");
        };
    }
}
