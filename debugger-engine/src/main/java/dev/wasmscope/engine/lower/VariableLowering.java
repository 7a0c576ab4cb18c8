package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Locals, globals and {@code select}. */
final class VariableLowering {
    private final Module module;
    private final Emitter out;
    private final CodeBuilder code;
    private final VirtualStack stack;
    private final SimdLowering simd;
    private final List<ValType> localTypes;
    private final int[] localSlots;

    VariableLowering(
            Module module,
            Emitter out,
            SimdLowering simd,
            List<ValType> localTypes,
            int[] localSlots) {
        this.module = module;
        this.out = out;
        this.code = out.code;
        this.stack = out.stack;
        this.simd = simd;
        this.localTypes = localTypes;
        this.localSlots = localSlots;
    }

    void localGet(int index) {
        out.pushLazily(localTypes.get(index), Place.LOCAL, localSlots[index]);
    }

    void localSet(int index) {
        set(localSlots[index], stack.pop());
    }

    private void set(int local, Operand value) {
        int before = code.size();
        out.flushLocal(local);
        int producer = before == code.size() ? out.producerOf(value) : -1;
        if (producer >= 0) {
            code.set(producer + 1, local);
            out.seal();
        } else {
            out.move(value, local);
        }
    }

    void localTee(int index) {
        Operand value = stack.pop();
        int local = localSlots[index];
        set(local, value);
        if (out.precise) {
            stack.push(value.type());
        } else if (value.place() == Place.CONSTANT) {
            stack.push(value.type(), Place.CONSTANT, value.value());
        } else {
            stack.push(value.type(), Place.LOCAL, local);
        }
    }

    void globalGet(int index) {
        GlobalType global = module.globals().get(index).type();
        if (global.valType() == VecType.V128) {
            simd.globalGet(index);
            return;
        }
        boolean reference = global.valType().isReference();
        out.produce(reference ? Op.GLOBAL_GET_REF : Op.GLOBAL_GET, global.valType(), 0, index);
    }

    void globalSet(int index) {
        ValType globalType = module.globals().get(index).type().valType();
        if (globalType == VecType.V128) {
            simd.globalSet(index);
            return;
        }
        boolean reference = globalType.isReference();
        code.emit(reference ? Op.GLOBAL_SET_REF : Op.GLOBAL_SET, out.popSlot(), 0, index);
    }

    /**
     * Emits a choice between two operands.
     *
     * @param declared the type of the result, or null if it is that of the operands
     */
    void select(@Nullable ValType declared) {
        int condition = out.popSlot();
        int second = out.popSlot();
        Operand first = stack.pop();
        if (first.type() == VecType.V128) {
            simd.select(first, second, condition);
            return;
        }
        int firstSlot = out.slotOf(first);
        int op = first.type().isReference() ? Op.SELECT_REF : Op.SELECT;
        int at = code.emitWide(op, stack.topSlot(), firstSlot, second, condition, 0, 0);
        stack.push(declared == null ? first.type() : declared);
        out.produced(at);
    }
}
