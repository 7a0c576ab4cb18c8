package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.session.GcHeap;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.value.ReachableObjects;
import dev.wasmscope.session.value.WasmValues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers what objects a stopped program can reach. */
final class HeapDesk implements GcHeap {
    private final RunControl control;
    private final boolean isUsed;

    HeapDesk(RunControl control, Module module) {
        this.control = control;
        this.isUsed =
                module.types().stream()
                        .anyMatch(
                                type ->
                                        type.composite() instanceof StructType
                                                || type.composite() instanceof ArrayType);
    }

    @Override
    public boolean isUsed() {
        return isUsed;
    }

    @Override
    public CompletableFuture<List<Group>> groups() {
        return control.ask(stop -> stop.walkHeap().groups());
    }

    @Override
    public CompletableFuture<List<WasmValue>> objects(String type, long from, int count) {
        return control.ask(
                stop -> {
                    List<WasmValue> all = new ArrayList<>();
                    ReachableObjects heap = stop.heap();
                    for (Value value : heap.objects(type, from, count)) {
                        int index = (int) from + all.size();
                        all.add(
                                WasmValues.describe(
                                        index,
                                        "",
                                        "(ref " + type + ")",
                                        value,
                                        false,
                                        type + " " + index,
                                        stop.variables()));
                    }
                    return all;
                });
    }
}
