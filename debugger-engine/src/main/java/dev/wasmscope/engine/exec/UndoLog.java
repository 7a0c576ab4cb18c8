package dev.wasmscope.engine.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what a thread did beside the stopped program. From {@link #begin} on it keeps what is
 * about to be overwritten: of memories by pages of 4 KiB, of tables and objects as a whole, whoever
 * writes, the guest, the host or the debugger. So it costs what is changed, not what there is.
 * Globals, sizes and dropped segments are kept at the beginning, as they are few. Frames are not
 * part of it.
 *
 * <p>The array of a memory that grows is another one; {@link #undo} puts the former back, so that a
 * run that stands in the middle of an instruction goes on with what it had.
 *
 * <p>One at a time for a store, on the guest's thread. The thread that runs has to be given it with
 * {@link GuestThread#setUndoLog}.
 */
public final class UndoLog {
    private final Store store;
    private final KeptBytes bytes;
    private final KeptObjects objects = new KeptObjects();
    private final List<KeptMemory> memories = new ArrayList<>();
    private final List<KeptTable> tables = new ArrayList<>();
    private final List<KeptGlobal> globals = new ArrayList<>();
    private final List<Runnable> segments = new ArrayList<>();
    private int instances;
    private boolean open;

    /**
     * A log for a store.
     *
     * @param mostBytes of memory that are kept; who writes more is stopped by a trap of kind {@link
     *     TrapKind#HOST}
     */
    public UndoLog(Store store, long mostBytes) {
        this.store = store;
        this.bytes = new KeptBytes(mostBytes);
    }

    /** The store whose state it keeps. */
    public Store store() {
        return store;
    }

    /** Keeps what is overwritten from now on. */
    public void begin() {
        if (open) {
            throw new IllegalStateException("it has begun");
        }
        open = true;
        collect();
        memories.forEach(KeptMemory::begin);
        tables.forEach(KeptTable::begin);
        globals.forEach(KeptGlobal::begin);
        store.instances().forEach(instance -> segments.add(instance.keepSegments()));
    }

    /** Finds out what there is, if instances were added. */
    private void collect() {
        if (instances == store.instances().size()) {
            return;
        }
        instances = store.instances().size();
        memories.clear();
        tables.clear();
        globals.clear();
        for (Instance instance : store.instances()) {
            for (Memory memory : instance.memories) {
                if (memories.stream().noneMatch(kept -> kept.isOf(memory))) {
                    memories.add(new KeptMemory(memory, bytes));
                }
            }
            for (TableInstance table : instance.tables) {
                if (tables.stream().noneMatch(kept -> kept.isOf(table))) {
                    tables.add(new KeptTable(table));
                }
            }
            for (GlobalInstance global : instance.globals) {
                if (global.type().mutable()
                        && globals.stream().noneMatch(kept -> kept.isOf(global))) {
                    globals.add(new KeptGlobal(global));
                }
            }
        }
        bytes.filtersFor(memories.size());
    }

    /** Puts everything back; nothing is kept any more. */
    public void undo() {
        close(true);
    }

    /** Leaves everything as it is now; nothing is kept any more. */
    public void forget() {
        close(false);
    }

    private void close(boolean back) {
        if (!open) {
            return;
        }
        open = false;
        memories.forEach(kept -> kept.end(back));
        bytes.clear();
        tables.forEach(kept -> kept.end(back));
        objects.end(back);
        if (back) {
            globals.forEach(KeptGlobal::putBack);
            segments.forEach(Runnable::run);
        }
        segments.clear();
    }

    /** Which stores the loop asks about, see {@link MemoryWatches#filter}. */
    byte[][] filter() {
        return bytes.filter();
    }

    /** Who is told of accesses of objects, and in steps of all others. */
    Accesses.Sink accesses() {
        return objects;
    }

    /** A global, and what it was. */
    private static final class KeptGlobal {
        private final GlobalInstance global;
        private long bits;
        private long high;
        private @Nullable Object reference;

        KeptGlobal(GlobalInstance global) {
            this.global = global;
        }

        @SuppressWarnings("ReferenceEquality") // instances have identity
        boolean isOf(GlobalInstance other) {
            return global == other;
        }

        void begin() {
            bits = global.bits;
            high = global.high;
            reference = global.reference;
        }

        void putBack() {
            global.bits = bits;
            global.high = high;
            global.reference = reference;
        }
    }
}
