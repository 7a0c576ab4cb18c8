package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import java.util.IdentityHashMap;

/** Structs and arrays as they were before the guest first wrote to them; see {@link UndoLog}. */
final class KeptObjects implements Accesses.Sink {
    private final IdentityHashMap<StructInstance, StructInstance> structs = new IdentityHashMap<>();
    private final IdentityHashMap<ArrayInstance, ArrayInstance> arrays = new IdentityHashMap<>();

    @Override
    public void struct(StructInstance struct, int position, boolean reference, boolean writes) {
        if (writes) {
            structs.computeIfAbsent(struct, StructInstance::copy);
        }
    }

    @Override
    public void array(ArrayInstance array, long from, long count, boolean writes) {
        if (writes && !arrays.containsKey(array)) {
            ArrayInstance copied = ArrayInstance.of(array.type(), array.length());
            copied.copy(0, array, 0, array.length());
            arrays.put(array, copied);
        }
    }

    @Override
    public void memory(Memory memory, long address, long length, boolean writes) {
        if (writes) {
            memory.beforeWrite(address, length); // in a step, the loop writes by itself
        }
    }

    @Override
    public void global(GlobalInstance global, boolean writes) {
        // kept at the beginning
    }

    @Override
    public void table(TableInstance table, long from, long count, boolean writes) {
        // tells itself
    }

    @Override
    public void slot(int slot, boolean writes) {
        // frames are not kept
    }

    void end(boolean back) {
        if (back) {
            structs.forEach(StructInstance::setAll);
            arrays.forEach((array, before) -> array.copy(0, before, 0, before.length()));
        }
        structs.clear();
        arrays.clear();
    }
}
