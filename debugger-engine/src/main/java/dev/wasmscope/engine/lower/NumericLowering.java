package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StackEffect;
import dev.wasmscope.engine.module.ValType;

/** Numeric instructions: the choice of operation, and constants as second operands. */
final class NumericLowering {
    private static final int I32_EQ = Opcode.I32_EQ.code();
    private static final int I64_EQ = Opcode.I64_EQ.code();
    private static final int I32_ADD = Opcode.I32_ADD.code();
    private static final int I64_ADD = Opcode.I64_ADD.code();
    private static final int COMPARISONS = 10;
    private static final int NONE = -1;

    /** By opcode from {@code add} on: the operation on two slots. */
    private static final int[] BINARY = {
        Op.I32_ADD,
        Op.I32_SUB,
        Op.I32_MUL,
        NONE,
        NONE,
        NONE,
        NONE,
        Op.I32_AND,
        Op.I32_OR,
        Op.I32_XOR,
        Op.I32_SHL,
        Op.I32_SHR_S,
        Op.I32_SHR_U
    };

    /** The same with a constant as second operand. */
    private static final int[] BINARY_CONSTANT = {
        Op.I32_ADD_I,
        NONE,
        Op.I32_MUL_I,
        NONE,
        NONE,
        NONE,
        NONE,
        Op.I32_AND_I,
        Op.I32_OR_I,
        Op.I32_XOR_I,
        Op.I32_SHL_I,
        Op.I32_SHR_S_I,
        Op.I32_SHR_U_I
    };

    // Comparisons in the order of the opcodes.
    private static final int EQ = 0;
    private static final int NE = 1;
    private static final int LT_S = 2;
    private static final int LT_U = 3;
    private static final int GT_S = 4;
    private static final int GT_U = 5;
    private static final int LE_S = 6;
    private static final int LE_U = 7;
    private static final int GE_S = 8;
    private static final int GE_U = 9;

    /** What a comparison becomes when its operands change places. */
    private static final int[] SWAPPED = {EQ, NE, GT_S, GT_U, LT_S, LT_U, GE_S, GE_U, LE_S, LE_U};

    private final Emitter out;

    NumericLowering(Emitter out) {
        this.out = out;
    }

    /** Emits an instruction that has a fixed stack effect of one or two operands and one result. */
    void lower(Opcode opcode, StackEffect effect) {
        ValType result = StackEffect.type(effect.results().charAt(0), AddressType.I32);
        if (effect.operands().length() == 1) {
            unary(opcode, result);
        } else {
            binary(opcode, result);
        }
    }

    private void unary(Opcode opcode, ValType result) {
        switch (opcode) {
            // Slots hold an i32 sign-extended and a float as its bits, so nothing has to happen.
            case I64_EXTEND_I32_S,
                    I32_REINTERPRET_F32,
                    I64_REINTERPRET_F64,
                    F32_REINTERPRET_I32,
                    F64_REINTERPRET_I64 ->
                    retype(result);
            case I32_EQZ -> out.produce(Op.I32_EQZ, result, out.popSlot(), 0);
            case I64_EQZ -> out.produce(Op.I64_EQ_I, result, out.popSlot(), 0);
            case I32_WRAP_I64 -> out.produce(Op.I32_WRAP, result, out.popSlot(), 0);
            case I64_EXTEND_I32_U -> out.produce(Op.I64_EXTEND_U, result, out.popSlot(), 0);
            default -> out.produce(family(opcode), result, out.popSlot(), 0);
        }
    }

    private static int family(Opcode opcode) {
        int code = opcode.code();
        return code < 0x100 ? Op.NUMERIC + code : Op.MISC_FC + (code & 0xffff);
    }

    private void retype(ValType type) {
        Operand operand = out.stack.pop();
        out.stack.push(type, operand.place(), operand.value());
    }

    private void binary(Opcode opcode, ValType result) {
        int code = opcode.code();
        if (code >= I32_EQ && code < I32_EQ + COMPARISONS) {
            compare(code - I32_EQ, 0);
        } else if (code >= I64_EQ && code < I64_EQ + COMPARISONS) {
            compare(code - I64_EQ, Op.I64_GROUP);
        } else if (code >= I32_ADD
                && code < I32_ADD + BINARY.length
                && BINARY[code - I32_ADD] != NONE) {
            integer(code - I32_ADD, 0, result);
        } else if (code >= I64_ADD
                && code < I64_ADD + BINARY.length
                && BINARY[code - I64_ADD] != NONE) {
            integer(code - I64_ADD, Op.I64_GROUP, result);
        } else if (opcode == Opcode.I32_ROTL || opcode == Opcode.I32_ROTR) {
            rotate(opcode == Opcode.I32_ROTL, result);
        } else if (opcode == Opcode.I64_ROTL || opcode == Opcode.I64_ROTR) {
            rotateLong(opcode, result);
        } else {
            floating(opcode, result);
        }
    }

    private void integer(int which, int group, ValType type) {
        Operand right = out.stack.pop();
        Operand left = out.stack.pop();
        boolean commutes = which != 1 && which < 10;
        if (commutes && left.place() == Place.CONSTANT && right.place() != Place.CONSTANT) {
            Operand swap = left;
            left = right;
            right = swap;
        }
        boolean subtract = which == 1;
        long constant = subtract ? -right.value() : right.value();
        int withConstant = subtract ? Op.I32_ADD_I : BINARY_CONSTANT[which];
        if (right.place() == Place.CONSTANT && (group == 0 || constant == (int) constant)) {
            out.produce(withConstant + group, type, out.slotOf(left), (int) constant);
        } else {
            int leftSlot = out.slotOf(left);
            out.produce(BINARY[which] + group, type, leftSlot, out.slotOf(right));
        }
    }

    private void rotate(boolean left, ValType type) {
        Operand by = out.stack.pop();
        int slot = out.popSlot();
        if (by.place() == Place.CONSTANT) {
            int distance = (int) by.value() & 31;
            out.produce(Op.I32_ROTL_I, type, slot, left ? distance : 32 - distance);
        } else {
            out.produce(left ? Op.I32_ROTL : Op.I32_ROTR, type, slot, out.slotOf(by));
        }
    }

    private void rotateLong(Opcode opcode, ValType type) {
        Operand by = out.stack.pop();
        int slot = out.popSlot();
        if (by.place() == Place.CONSTANT) {
            int distance = (int) by.value() & 63;
            int left = opcode == Opcode.I64_ROTL ? distance : 64 - distance;
            out.produce(Op.I64_ROTL_I, type, slot, left);
        } else {
            out.produce(family(opcode), type, slot, out.slotOf(by));
        }
    }

    private void floating(Opcode opcode, ValType type) {
        Operand second = out.stack.pop();
        Operand first = out.stack.pop();
        int left = out.slotOf(first);
        int right = out.slotOf(second);
        switch (opcode) {
            case F32_ADD -> out.produce(Op.F32_ADD, type, left, right);
            case F32_SUB -> out.produce(Op.F32_SUB, type, left, right);
            case F32_MUL -> out.produce(Op.F32_MUL, type, left, right);
            case F64_ADD -> out.produce(Op.F64_ADD, type, left, right);
            case F64_SUB -> out.produce(Op.F64_SUB, type, left, right);
            case F64_MUL -> out.produce(Op.F64_MUL, type, left, right);
            case F64_DIV -> out.produce(Op.F64_DIV, type, left, right);
            case F64_EQ -> out.produce(Op.F64_EQ, type, left, right);
            case F64_NE -> out.produce(Op.F64_NE, type, left, right);
            case F64_LT -> out.produce(Op.F64_LT, type, left, right);
            case F64_GT -> out.produce(Op.F64_LT, type, right, left);
            case F64_LE -> out.produce(Op.F64_LE, type, left, right);
            case F64_GE -> out.produce(Op.F64_LE, type, right, left);
            default -> out.produce(family(opcode), type, left, right);
        }
    }

    private void compare(int comparison, int group) {
        Operand right = out.stack.pop();
        Operand left = out.stack.pop();
        int which = comparison;
        if (left.place() == Place.CONSTANT && right.place() != Place.CONSTANT) {
            Operand swap = left;
            left = right;
            right = swap;
            which = SWAPPED[which];
        }
        if (right.place() != Place.CONSTANT
                || !compareConstant(which, group, left, right.value())) {
            compareSlots(which, group, left, right);
        }
    }

    private void compareSlots(int which, int group, Operand left, Operand right) {
        int a = out.slotOf(left);
        int b = out.slotOf(right);
        switch (which) {
            case EQ -> out.produce(Op.I32_EQ + group, NumType.I32, a, b);
            case NE -> out.produce(Op.I32_NE + group, NumType.I32, a, b);
            case LT_S -> out.produce(Op.I32_LT_S + group, NumType.I32, a, b);
            case LT_U -> out.produce(Op.I32_LT_U + group, NumType.I32, a, b);
            case GT_S -> out.produce(Op.I32_LT_S + group, NumType.I32, b, a);
            case GT_U -> out.produce(Op.I32_LT_U + group, NumType.I32, b, a);
            case LE_S -> out.produce(Op.I32_LE_S + group, NumType.I32, a, b);
            case LE_U -> out.produce(Op.I32_LE_U + group, NumType.I32, a, b);
            case GE_S -> out.produce(Op.I32_LE_S + group, NumType.I32, b, a);
            default -> out.produce(Op.I32_LE_U + group, NumType.I32, b, a);
        }
    }

    /** Emits a comparison with a constant; false if there is none for this constant. */
    private boolean compareConstant(int which, int group, Operand left, long constant) {
        long min = group == 0 ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long max = group == 0 ? Integer.MAX_VALUE : Long.MAX_VALUE;
        // x <= c is x < c + 1 and x >= c is x > c - 1, where that does not overflow.
        boolean representable =
                switch (which) {
                    case LE_S -> constant != max;
                    case GE_S -> constant != min;
                    case LE_U -> constant != -1;
                    case GE_U -> constant != 0;
                    default -> true;
                };
        long shifted =
                switch (which) {
                    case LE_S, LE_U -> constant + 1;
                    case GE_S, GE_U -> constant - 1;
                    default -> constant;
                };
        if (!representable || (group != 0 && shifted != (int) shifted)) {
            return false;
        }
        int op =
                switch (which) {
                    case EQ -> Op.I32_EQ_I;
                    case NE -> Op.I32_NE_I;
                    case LT_S, LE_S -> Op.I32_LT_S_I;
                    case LT_U, LE_U -> Op.I32_LT_U_I;
                    case GT_S, GE_S -> Op.I32_GT_S_I;
                    default -> Op.I32_GT_U_I;
                };
        out.produce(op + group, NumType.I32, out.slotOf(left), (int) shifted);
        return true;
    }
}
