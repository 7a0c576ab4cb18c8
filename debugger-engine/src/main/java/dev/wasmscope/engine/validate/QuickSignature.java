package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StackEffect;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction or function takes and gives, in {@link TypeCodes}.
 *
 * @param pops bottom of the stack first
 * @param immediate of an instruction
 * @param accessBytes of an instruction, 0 if it accesses no memory
 * @param exactAlignment whether no smaller alignment may be given either
 * @param lanes of an instruction that names one: how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // read by the check, never compared
record QuickSignature(
        byte[] pops,
        byte[] pushes,
        Immediate immediate,
        int accessBytes,
        boolean exactAlignment,
        int lanes) {

    private static final @Nullable QuickSignature[] BY_OPCODE = table();

    static QuickSignature of(byte[] pops, byte[] pushes) {
        return new QuickSignature(pops, pushes, Immediate.NONE, 0, false, 0);
    }

    /** Of an instruction; null if its effect depends on more than the opcode. */
    static @Nullable QuickSignature of(Opcode opcode) {
        return BY_OPCODE[opcode.ordinal()];
    }

    private static @Nullable QuickSignature[] table() {
        Opcode[] opcodes = Opcode.values();
        @Nullable QuickSignature[] table = new QuickSignature[opcodes.length];
        for (Opcode opcode : opcodes) {
            StackEffect effect = opcode.effect();
            if (effect != null) {
                table[opcode.ordinal()] = signature(opcode, effect);
            }
        }
        return table;
    }

    private static QuickSignature signature(Opcode opcode, StackEffect effect) {
        return new QuickSignature(
                codes(effect.operands()),
                codes(effect.results()),
                opcode.immediate(),
                opcode.accessBytes(),
                MemoryRules.needsNaturalAlignment(opcode),
                switch (opcode.immediate()) {
                    case LANE -> MemoryRules.laneCount(opcode);
                    case MEMARG_LANE -> 16 / opcode.accessBytes();
                    default -> 0;
                });
    }

    private static byte[] codes(String letters) {
        byte[] codes = new byte[letters.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] =
                    switch (letters.charAt(i)) {
                        case 'i' -> TypeCodes.I32;
                        case 'l' -> TypeCodes.I64;
                        case 'f' -> TypeCodes.F32;
                        case 'd' -> TypeCodes.F64;
                        case 'v' -> TypeCodes.V128;
                        default -> TypeCodes.ADDRESS;
                    };
        }
        return codes;
    }
}
