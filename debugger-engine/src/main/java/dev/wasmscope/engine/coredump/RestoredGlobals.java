package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.coredump.CoreState.Indexed;
import dev.wasmscope.engine.exec.RestoredInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets globals to what a core file says. */
final class RestoredGlobals {
    private final CoreFile core;
    private final RestoredInstance restored;
    private final RestoredHeap heap;

    RestoredGlobals(CoreFile core, RestoredInstance restored, RestoredHeap heap) {
        this.core = core;
        this.restored = restored;
        this.heap = heap;
    }

    void restore(List<Integer> places) throws CoreMismatchException {
        Map<Integer, CoreValue> own = new HashMap<>();
        core.own()
                .ifPresent(
                        state -> {
                            for (Indexed global : state.globals()) {
                                own.put(global.index(), global.value());
                            }
                        });
        List<Global> globals = restored.instance().module().globals();
        for (Global global : globals) {
            ValType type = restored.inStore(global.type().valType());
            CoreValue value = own.get(global.index());
            restored.setGlobal(
                    global.index(),
                    value == null
                            ? number(global.index(), places.get(global.index()), type)
                            : heap.value(value, type, "global " + global.index()));
        }
    }

    private Value number(int index, int place, ValType type) throws CoreMismatchException {
        Module container = core.container();
        if (type instanceof RefType || place < 0 || place >= container.globals().size()) {
            return new Value.Missing(type);
        }
        ConstExpr init = container.globals().get(place).init();
        if (init == null) {
            return new Value.Missing(type);
        }
        InstructionCursor cursor = InstructionCursor.ofConstExpr(container, init);
        cursor.next();
        Value value =
                switch (cursor.opcode()) {
                    case I32_CONST -> new Value.I32(cursor.i32());
                    case I64_CONST -> new Value.I64(cursor.i64());
                    case F32_CONST -> new Value.F32(cursor.f32Bits());
                    case F64_CONST -> new Value.F64(cursor.f64Bits());
                    case V128_CONST -> new Value.V128(cursor.v128Low(), cursor.v128High());
                    default -> new Value.Missing(type);
                };
        if (!value.type().equals(type)) {
            throw new CoreMismatchException(
                    "global %d is %s in it and %s in the module"
                            .formatted(index, value.type(), type));
        }
        return value;
    }
}
