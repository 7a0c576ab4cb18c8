package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StackEffect;
import dev.wasmscope.engine.module.ValType;

/** Loads, stores and the bulk operations on memories and tables. */
final class MemoryLowering {
    private final Module module;
    private final Emitter out;

    MemoryLowering(Module module, Emitter out) {
        this.module = module;
        this.out = out;
    }

    /**
     * True for the loads and stores of the first edition, which are all that this can emit so far.
     */
    static boolean isAccess(Opcode opcode) {
        return opcode.code() >= Opcode.I32_LOAD.code()
                && opcode.code() <= Opcode.I64_STORE32.code();
    }

    void access(Opcode opcode, InstructionCursor cursor) {
        boolean plain = cursor.memoryIndex() == 0 && addressType(0) == AddressType.I32;
        if (opcode.code() >= Opcode.I32_STORE.code()) {
            store(opcode, cursor, plain);
        } else {
            load(opcode, cursor, plain);
        }
    }

    private AddressType addressType(int memory) {
        return module.memories().get(memory).type().addressType();
    }

    private void load(Opcode opcode, InstructionCursor cursor, boolean plain) {
        ValType type =
                StackEffect.type(
                        java.util.Objects.requireNonNull(opcode.effect()).results().charAt(0),
                        AddressType.I32);
        int address = out.popSlot();
        if (plain) {
            out.produce(loadOp(opcode), type, address, (int) cursor.offset());
        } else {
            int target = out.stack.topSlot();
            int at =
                    out.code.emitWide(
                            Op.LOAD_ANY,
                            target,
                            address,
                            opcode.code(),
                            (int) cursor.offset(),
                            (int) (cursor.offset() >>> 32),
                            cursor.memoryIndex());
            out.stack.push(type);
            out.produced(at);
        }
    }

    private static int loadOp(Opcode opcode) {
        return switch (opcode) {
            case I32_LOAD, F32_LOAD, I64_LOAD32_S -> Op.LOAD32;
            case I64_LOAD, F64_LOAD -> Op.LOAD64;
            case I32_LOAD8_S, I64_LOAD8_S -> Op.LOAD8_S;
            case I32_LOAD8_U, I64_LOAD8_U -> Op.LOAD8_U;
            case I32_LOAD16_S, I64_LOAD16_S -> Op.LOAD16_S;
            case I32_LOAD16_U, I64_LOAD16_U -> Op.LOAD16_U;
            case I64_LOAD32_U -> Op.LOAD32_U;
            default -> throw new IllegalStateException("not a load: " + opcode);
        };
    }

    private void store(Opcode opcode, InstructionCursor cursor, boolean plain) {
        Operand value = out.stack.pop();
        int address = out.popSlot();
        int offset = (int) cursor.offset();
        if (!plain) {
            out.code.emitWide(
                    Op.STORE_ANY,
                    address,
                    out.slotOf(value),
                    opcode.code(),
                    offset,
                    (int) (cursor.offset() >>> 32),
                    cursor.memoryIndex());
        } else if (storeOp(opcode) == Op.STORE32 && value.place() == Place.CONSTANT) {
            out.code.emit(Op.STORE32_I, address, (int) value.value(), offset);
        } else {
            int slot = out.slotOf(value);
            out.code.emit(storeOp(opcode), address, slot, offset);
        }
    }

    private static int storeOp(Opcode opcode) {
        return switch (opcode) {
            case I32_STORE, F32_STORE, I64_STORE32 -> Op.STORE32;
            case I64_STORE, F64_STORE -> Op.STORE64;
            case I32_STORE8, I64_STORE8 -> Op.STORE8;
            case I32_STORE16, I64_STORE16 -> Op.STORE16;
            default -> throw new IllegalStateException("not a store: " + opcode);
        };
    }

    void memorySize(int memory) {
        out.produce(Op.MEMORY_SIZE, addressType(memory).valType(), 0, memory);
    }

    void memoryGrow(int memory) {
        out.produce(Op.MEMORY_GROW, addressType(memory).valType(), out.popSlot(), memory);
    }

    /** The operations of three operands and no result: init, copy, fill of memories and tables. */
    void bulk(Opcode opcode, int immediate, int secondImmediate) {
        int third = out.popSlot();
        int second = out.popSlot();
        int first = out.popSlot();
        emitBulk(opcode, first, second, third, immediate, secondImmediate);
    }

    /** {@code data.drop} and {@code elem.drop}. */
    void drop(Opcode opcode, int segment) {
        emitBulk(opcode, 0, 0, 0, segment, 0);
    }

    void tableSize(int table) {
        int at = emitBulk(Opcode.TABLE_SIZE, out.stack.topSlot(), 0, 0, table, 0);
        out.stack.push(tableAddress(table));
        out.produced(at);
    }

    void tableGrow(int table) {
        int count = out.popSlot();
        int reference = out.popSlot();
        int at = emitBulk(Opcode.TABLE_GROW, out.stack.topSlot(), reference, count, table, 0);
        out.stack.push(tableAddress(table));
        out.produced(at);
    }

    void tableGet(int table) {
        out.produce(
                Op.TABLE_GET,
                module.tables().get(table).type().elementType(),
                out.popSlot(),
                table);
    }

    void tableSet(int table) {
        int reference = out.popSlot();
        out.code.emit(Op.TABLE_SET, out.popSlot(), reference, table);
    }

    private NumType tableAddress(int table) {
        return module.tables().get(table).type().addressType().valType();
    }

    private int emitBulk(Opcode opcode, int a, int b, int c, int immediate, int secondImmediate) {
        return out.code.emitWide(
                Op.BULK, a, b, c, immediate, secondImmediate, opcode.code() & 0xffff);
    }
}
