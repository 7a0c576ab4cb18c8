package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.probe.PageAccesses;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the accesses that the loop does not count by itself: of memories that are no arrays or not
 * the first, and of all operations but plain loads and stores.
 */
final class CountedAccesses implements Accesses.Sink {
    private final ThreadState thread;
    private final PageAccesses pages;
    private @Nullable Instance instance;
    private boolean range;
    private int times = 1;
    private long read;
    private long written;

    CountedAccesses(ThreadState thread, PageAccesses pages) {
        this.thread = thread;
        this.pages = pages;
    }

    /** What {@link PageCounting} adds to. */
    long[][] scalars() {
        return pages.scalars();
    }

    /** Memory 0 has so many bytes now. */
    void reserve(long bytes) {
        pages.reserve(bytes);
    }

    /** The operation at {@code pc} is about to be executed. */
    void tell(Instance executing, LoadedCode code, int pc, int frame) {
        instance = executing;
        range = code.ops[pc] == Op.BULK;
        read = 0;
        written = 0;
        Accesses.tell(thread, executing, code.ops, pc, frame, this);
        if (read + written > 0) {
            pages.rangeAt(
                    code.function.functionIndex(),
                    code.codeOffsets[pc / Op.CELL],
                    read,
                    written,
                    times);
        }
    }

    /**
     * The operation at {@code pc} was stopped half-way and will be told again with what is left.
     */
    void takeBack(Instance executing, LoadedCode code, int pc, int frame) {
        times = -1;
        tell(executing, code, pc, frame);
        times = 1;
    }

    /** A host function has read and written memory 0. */
    void called(HostCall call) {
        call.read().forEach(range -> pages.host(range.address(), range.length(), false));
        call.written().forEach(range -> pages.host(range.address(), range.length(), true));
    }

    @Override
    public void memory(Memory memory, long address, long length, boolean writes) {
        if (!memory.contains(address, length)) {
            return; // a trap
        }
        int number = Objects.requireNonNull(instance).memories().indexOf(memory);
        if (range) {
            pages.range(number, address, length, writes, times);
        } else {
            pages.access(number, address, length, writes, times);
        }
        if (range && writes) {
            written += length;
        } else if (range) {
            read += length;
        }
    }

    @Override
    public void global(GlobalInstance global, boolean writes) {}

    @Override
    public void table(TableInstance table, long from, long count, boolean writes) {}

    @Override
    public void struct(StructInstance struct, int position, boolean reference, boolean writes) {}

    @Override
    public void array(ArrayInstance array, long from, long count, boolean writes) {}

    @Override
    public void slot(int slot, boolean writes) {}
}
