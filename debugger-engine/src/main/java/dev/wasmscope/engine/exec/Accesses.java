package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.exec.simd.Simd;
import dev.wasmscope.engine.lower.HeapOp;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is about to read and to write, worked out from its operands before it is
 * executed. An access that will trap may be told of or not.
 */
final class Accesses {
    /** Who is told. */
    interface Sink {
        void memory(Memory memory, long address, long length, boolean writes);

        void global(GlobalInstance global, boolean writes);

        void table(TableInstance table, long from, long count, boolean writes);

        /** The number or reference at a position of a struct, see {@link StructInstance}. */
        void struct(StructInstance struct, int position, boolean reference, boolean writes);

        void array(ArrayInstance array, long from, long count, boolean writes);

        /** A local or operand of the innermost frame, by its slot within the frame. */
        void slot(int slot, boolean writes);
    }

    private static final long U32 = 0xffff_ffffL;
    private static final int VECTOR_BYTES = 16;

    private final Instance instance;
    private final int[] ops;
    private final int pc;
    private final int frame;
    private final long[] slots;
    private final @Nullable Object[] refs;
    private final Sink sink;

    private Accesses(
            ThreadState thread, Instance instance, int[] ops, int pc, int frame, Sink sink) {
        this.instance = instance;
        this.ops = ops;
        this.pc = pc;
        this.frame = frame;
        this.slots = thread.slots;
        this.refs = thread.refs;
        this.sink = sink;
    }

    /** Tells what the operation at {@code pc} is about to do. */
    static void tell(
            ThreadState thread, Instance instance, int[] ops, int pc, int frame, Sink sink) {
        new Accesses(thread, instance, ops, pc, frame, sink).tell();
    }

    private void tell() {
        int op = ops[pc];
        if (op >= Op.LOAD8_S && op <= Op.STORE32_I) {
            scalar(op);
        } else if (op < Op.SIMD) {
            plain(op);
        } else if (op < Op.HEAP) {
            vector(op);
        } else if (op < HeapOp.ARRAY) {
            struct(op);
        } else {
            array(op);
        }
    }

    private long a() {
        return slots[frame + ops[pc + 1]];
    }

    private long b() {
        return slots[frame + ops[pc + 2]];
    }

    private long c() {
        return slots[frame + ops[pc + 3]];
    }

    private void scalar(int op) {
        boolean writes = op >= Op.STORE8;
        long address = ((writes ? a() : b()) & U32) + (ops[pc + 3] & U32);
        sink.memory(instance.memory0, address, MemoryWatches.width(op), writes);
    }

    private void plain(int op) {
        switch (op) {
            case Op.MOVE, Op.MOVE_REF -> {
                sink.slot(ops[pc + 2], false);
                sink.slot(ops[pc + 1], true);
            }
            case Op.CALL_INDIRECT -> {
                TableInstance table = instance.tables[ops[pc + 5]];
                sink.table(table, table.index(b()), 1, false);
            }
            case Op.GLOBAL_GET, Op.GLOBAL_GET_REF ->
                    sink.global(instance.globals[ops[pc + 3]], false);
            case Op.GLOBAL_SET, Op.GLOBAL_SET_REF ->
                    sink.global(instance.globals[ops[pc + 3]], true);
            case Op.TABLE_GET -> {
                TableInstance table = instance.tables[ops[pc + 3]];
                sink.table(table, table.index(b()), 1, false);
            }
            case Op.TABLE_SET -> {
                TableInstance table = instance.tables[ops[pc + 3]];
                sink.table(table, table.index(a()), 1, true);
            }
            case Op.LOAD_ANY -> any(b(), false);
            case Op.STORE_ANY -> any(a(), true);
            case Op.ATOMIC -> atomic();
            case Op.BULK -> bulk();
            default -> {}
        }
    }

    private long offset() {
        return (ops[pc + 4] & U32) | ((long) ops[pc + 5] << 32);
    }

    private Memory memory() {
        return instance.memories[ops[pc + 6]];
    }

    private void any(long base, boolean writes) {
        Opcode opcode = Opcode.byCode(ops[pc + 3]);
        int width = opcode == null ? 0 : opcode.accessBytes();
        access(base, width, writes);
    }

    private void access(long base, int width, boolean writes) {
        sink.memory(memory(), MemoryOps.address(memory(), base, offset()), width, writes);
    }

    private void atomic() {
        int sub = ops[pc + 7];
        int width = AtomicOps.width(sub);
        if (width > 0) {
            if (AtomicOps.reads(sub)) {
                access(b(), width, false);
            }
            if (AtomicOps.writes(sub)) {
                access(b(), width, true);
            }
        }
    }

    private void bulk() {
        int first = ops[pc + 4];
        int second = ops[pc + 5];
        switch (ops[pc + 6]) {
            case 0x08 -> {
                Memory memory = instance.memories[second];
                sink.memory(memory, memory.address(a()), c() & U32, true);
            }
            case 0x0A -> {
                Memory target = instance.memories[first];
                Memory source = instance.memories[second];
                boolean narrow = target.addressType() == AddressType.I32;
                long length = (narrow ? target : source).address(c());
                sink.memory(source, source.address(b()), length, false);
                sink.memory(target, target.address(a()), length, true);
            }
            case 0x0B -> {
                Memory memory = instance.memories[first];
                sink.memory(memory, memory.address(a()), memory.address(c()), true);
            }
            case 0x0C -> table(instance.tables[second], a(), c() & U32, true);
            case 0x0E -> {
                table(instance.tables[second], b(), c() & U32, false);
                table(instance.tables[first], a(), c() & U32, true);
            }
            case 0x11 -> table(instance.tables[first], a(), c() & U32, true);
            default -> {}
        }
    }

    private void table(TableInstance table, long from, long count, boolean writes) {
        sink.table(table, table.index(from), count, writes);
    }

    private void vector(int op) {
        switch (op) {
            case Op.LOAD_V128 -> access(b(), VECTOR_BYTES, false);
            case Op.STORE_V128 -> access(b(), VECTOR_BYTES, true);
            case Op.SIMD_MEMORY -> {
                Opcode opcode = Simd.opcode(ops[pc + 7] & ((1 << Op.LANE_SHIFT) - 1));
                boolean writes =
                        switch (opcode) {
                            case V128_STORE8_LANE,
                                    V128_STORE16_LANE,
                                    V128_STORE32_LANE,
                                    V128_STORE64_LANE ->
                                    true;
                            default -> false;
                        };
                access(b(), opcode.accessBytes(), writes);
            }
            case Op.GLOBAL_GET_V128 -> sink.global(instance.globals[ops[pc + 3]], false);
            case Op.GLOBAL_SET_V128 -> sink.global(instance.globals[ops[pc + 3]], true);
            default -> {}
        }
    }

    private void struct(int op) {
        boolean writes =
                op == HeapOp.STRUCT_SET
                        || op == HeapOp.STRUCT_SET_REF
                        || op == HeapOp.STRUCT_SET_V128;
        if (op > HeapOp.STRUCT_SET_V128
                || !(refs[frame + ops[pc + (writes ? 1 : 2)]] instanceof StructInstance struct)) {
            return;
        }
        boolean reference = op == HeapOp.STRUCT_GET_REF || op == HeapOp.STRUCT_SET_REF;
        sink.struct(struct, ops[pc + 3], reference, writes);
    }

    private void array(int op) {
        if (op > HeapOp.ARRAY_LEN && op < HeapOp.ARRAY_SET) {
            array(2, c() & U32, 1, false);
        } else if (op >= HeapOp.ARRAY_SET && op < HeapOp.ARRAY_NEW) {
            array(1, b() & U32, 1, true);
        } else if (op == HeapOp.ARRAY_COPY) {
            long count = slots[frame + ops[pc + 5]] & U32;
            array(3, slots[frame + ops[pc + 4]] & U32, count, false);
            array(1, b() & U32, count, true);
        } else if (op >= HeapOp.ARRAY_FILL) {
            array(1, b() & U32, slots[frame + ops[pc + 4]] & U32, true);
        }
    }

    private void array(int word, long from, long count, boolean writes) {
        if (refs[frame + ops[pc + word]] instanceof ArrayInstance array) {
            sink.array(array, from, count, writes);
        }
    }
}
