package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.HeapOp;
import dev.wasmscope.engine.lower.Lowering;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * The operations on references, and those that only go through methods. Families of their own go on
 * to other classes; that step is small, so that the loop swallows it.
 */
final class MiscOps {
    private MiscOps() {}

    /** Executes operation {@code op} of the families from {@link Op#MISC} on. */
    static void execute(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        if (op < Op.SIMD) {
            executeMisc(thread, instance, op, ops, pc, frame);
        } else if (op < Op.HEAP) {
            SimdOps.execute(instance, op, ops, pc, thread.slots, frame);
        } else if (op < HeapOp.ARRAY) {
            GcOps.execute(thread, instance, op, ops, pc, frame);
        } else {
            ArrayOps.execute(thread, instance, op, ops, pc, frame);
        }
    }

    private static void executeMisc(
            ThreadState thread, Instance instance, int op, int[] ops, int pc, int frame) {
        long[] slots = thread.slots;
        @Nullable Object[] refs = thread.refs;
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        int c = ops[pc + 3];
        switch (op) {
            case Op.TRAP -> throw trap(ops, pc);
            // Unwinding finds out whether it is caught.
            case Op.THROW, Op.THROW_REF -> throw new TrapException(TrapKind.UNCAUGHT_EXCEPTION);
            case Op.MOVE_REF -> refs[a] = refs[b];
            case Op.REF_NULL -> refs[a] = null;
            case Op.REF_FUNC -> refs[a] = instance.functions[c];
            case Op.REF_IS_NULL -> slots[a] = refs[b] == null ? 1 : 0;
            case Op.GLOBAL_GET_REF -> refs[a] = instance.globals[c].reference;
            case Op.GLOBAL_SET_REF -> instance.globals[c].reference = refs[a];
            case Op.TABLE_GET -> {
                TableInstance table = instance.tables[c];
                refs[a] = table.get(table.index(slots[b]));
            }
            case Op.TABLE_SET -> {
                TableInstance table = instance.tables[c];
                table.set(table.index(slots[a]), refs[b]);
            }
            case Op.SELECT_REF ->
                    refs[a] = (int) slots[frame + ops[pc + 4]] != 0 ? refs[b] : refs[frame + c];
            case Op.MEMORY_SIZE -> slots[a] = instance.memories[c].sizePages();
            case Op.MEMORY_GROW -> {
                Memory memory = instance.memories[c];
                LargeGrowth.prepare(thread, memory, slots[b]);
                slots[a] = memory.grow(memory.address(slots[b]));
                thread.grew(instance, c);
            }
            case Op.LOAD_ANY ->
                    slots[a] =
                            MemoryOps.load(c, memory(instance, ops, pc), slots[b], offset(ops, pc));
            case Op.STORE_ANY ->
                    MemoryOps.store(
                            c, memory(instance, ops, pc), slots[a], offset(ops, pc), slots[b]);
            case Op.ATOMIC -> AtomicOps.execute(thread, instance, ops, pc, frame);
            case Op.BULK -> BulkOps.execute(thread, instance, ops, pc, frame);
            default -> throw new IllegalStateException("no operation " + op);
        }
    }

    private static Memory memory(Instance instance, int[] ops, int pc) {
        return instance.memories[ops[pc + 6]];
    }

    private static long offset(int[] ops, int pc) {
        return (ops[pc + 4] & 0xffff_ffffL) | ((long) ops[pc + 5] << 32);
    }

    private static TrapException trap(int[] ops, int pc) {
        if (ops[pc + 1] == Lowering.TRAP_UNREACHABLE) {
            return new TrapException(TrapKind.UNREACHABLE);
        }
        Opcode opcode = Opcode.byCode(ops[pc + 2]);
        return new TrapException(
                TrapKind.UNSUPPORTED_INSTRUCTION, opcode == null ? "" : opcode.mnemonic());
    }
}
