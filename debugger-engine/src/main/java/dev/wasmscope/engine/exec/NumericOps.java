package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;

/**
 * The numeric operations that the loop does not execute itself, by opcode byte (core specification
 * 4.3). A NaN that an arithmetic instruction makes is always the canonical positive one, so that
 * runs repeat exactly.
 */
final class NumericOps {
    private NumericOps() {}

    /** Executes operation {@code op}: result in word a, operands in the words b and c. */
    static void execute(int op, int[] ops, int pc, long[] slots, int frame) {
        int target = frame + ops[pc + 1];
        long x = slots[frame + ops[pc + 2]];
        slots[target] =
                op >= Op.MISC_FC
                        ? Conversions.saturate(op - Op.MISC_FC, x)
                        : compute(op - Op.NUMERIC, x, slots[frame + ops[pc + 3]]);
    }

    private static long compute(int opcode, long x, long y) {
        if (opcode >= 0xA7) {
            return Conversions.convert(opcode, x);
        }
        if (opcode >= 0x99) {
            return FloatOps.f64(opcode, x, y);
        }
        if (opcode >= 0x8B) {
            return FloatOps.f32(opcode, (int) x, (int) y);
        }
        if (opcode >= 0x79) {
            return IntegerOps.i64(opcode, x, y);
        }
        return opcode >= 0x67
                ? IntegerOps.i32(opcode, (int) x, (int) y)
                : FloatOps.compare(opcode, x, y);
    }
}
