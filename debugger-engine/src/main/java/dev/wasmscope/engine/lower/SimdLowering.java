package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StackEffect;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import java.util.Objects;

/** SIMD instructions. A vector takes two adjacent slots; each half moves like any number. */
final class SimdLowering {
    private static final int PREFIX = 0xFD;

    private final Emitter out;

    SimdLowering(Emitter out) {
        this.out = out;
    }

    static boolean isSimd(Opcode opcode) {
        return opcode.code() >>> 16 == PREFIX;
    }

    void lower(Opcode opcode, InstructionCursor cursor) {
        if (opcode == Opcode.V128_CONST) {
            constant(cursor.v128Low(), cursor.v128High());
        } else if (opcode == Opcode.I8X16_SHUFFLE) {
            shuffle(cursor.v128Low(), cursor.v128High());
        } else if (opcode.accessBytes() > 0) {
            access(opcode, cursor);
        } else {
            compute(opcode, cursor.lane());
        }
    }

    private void constant(long low, long high) {
        int slot = out.stack.topSlot();
        out.constant(low, slot);
        out.constant(high, slot + 1);
        out.stack.push(VecType.V128);
        out.seal();
    }

    private void shuffle(long lowLanes, long highLanes) {
        int second = out.popSlot();
        int first = out.popSlot();
        int at = out.code.emit(Op.SIMD_SHUFFLE, out.stack.topSlot(), first, second);
        out.code.emit(
                (int) lowLanes, (int) (lowLanes >>> 32), (int) highLanes, (int) (highLanes >>> 32));
        push(VecType.V128, at);
    }

    private void access(Opcode opcode, InstructionCursor cursor) {
        int operands = effect(opcode).operands().length();
        int vector = operands == 2 ? out.popSlot() : 0;
        int address = out.popSlot();
        int at = out.code.emit(accessOp(opcode), out.stack.topSlot(), address, vector);
        out.code.emit(
                (int) cursor.offset(),
                (int) (cursor.offset() >>> 32),
                cursor.memoryIndex(),
                sub(opcode) | cursor.lane() << Op.LANE_SHIFT);
        if (!effect(opcode).results().isEmpty()) {
            push(VecType.V128, at);
        }
    }

    private static int accessOp(Opcode opcode) {
        return switch (opcode) {
            case V128_LOAD -> Op.LOAD_V128;
            case V128_STORE -> Op.STORE_V128;
            default -> Op.SIMD_MEMORY;
        };
    }

    private void compute(Opcode opcode, int lane) {
        StackEffect effect = effect(opcode);
        int count = effect.operands().length();
        int third = count > 2 ? out.popSlot() : 0;
        int second = count > 1 ? out.popSlot() : 0;
        int first = out.popSlot();
        int at = out.code.emit(Op.SIMD, out.stack.topSlot(), first, count > 1 ? second : first);
        out.code.emit(third, lane, 0, sub(opcode));
        push(StackEffect.type(effect.results().charAt(0), AddressType.I32), at);
    }

    /** {@code select} of two vectors: both halves by the same condition. */
    void select(Operand first, int secondSlot, int condition) {
        int slot = out.slotOf(first);
        int target = out.stack.topSlot();
        for (int half = 0; half < 2; half++) {
            out.code.emitWide(
                    Op.SELECT, target + half, slot + half, secondSlot + half, condition, 0, 0);
        }
        out.stack.push(VecType.V128);
        out.seal();
    }

    void globalGet(int index) {
        push(
                VecType.V128,
                out.code.emitWide(Op.GLOBAL_GET_V128, out.stack.topSlot(), 0, index, 0, 0, 0));
    }

    void globalSet(int index) {
        out.code.emitWide(Op.GLOBAL_SET_V128, out.popSlot(), 0, index, 0, 0, 0);
    }

    private void push(ValType type, int at) {
        out.stack.push(type);
        out.produced(at);
    }

    private static StackEffect effect(Opcode opcode) {
        return Objects.requireNonNull(opcode.effect());
    }

    private static int sub(Opcode opcode) {
        return opcode.code() & 0xffff;
    }
}
