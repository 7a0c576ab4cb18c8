package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/** Finds an {@link Opcode} by its code with two array reads. */
final class OpcodeIndex {

    /** Larger than every sub-opcode, so that a table per prefix can be a plain array. */
    private static final int SUB_OPCODES = 0x120;

    private static final int FIRST_PREFIX = 0xFB;
    private static final int LAST_PREFIX = 0xFE;

    /** Rows of {@link #SUB_OPCODES}: the single-byte opcodes, then prefixes 0xFB to 0xFE. */
    private static final @Nullable Opcode[] OPCODES = build();

    private OpcodeIndex() {}

    static @Nullable Opcode lookup(int code) {
        int prefix = code >>> 16;
        return prefix == 0 ? inRow(0, code) : lookup(prefix, code & 0xFFFF);
    }

    static @Nullable Opcode lookup(int prefix, int subOpcode) {
        if (prefix < FIRST_PREFIX || prefix > LAST_PREFIX) {
            return null;
        }
        return inRow(row(prefix), subOpcode);
    }

    private static int row(int prefix) {
        return prefix == 0 ? 0 : prefix - FIRST_PREFIX + 1;
    }

    private static @Nullable Opcode inRow(int row, int sub) {
        return sub < 0 || sub >= SUB_OPCODES ? null : OPCODES[row * SUB_OPCODES + sub];
    }

    private static @Nullable Opcode[] build() {
        @Nullable Opcode[] opcodes = new Opcode[(row(LAST_PREFIX) + 1) * SUB_OPCODES];
        for (Opcode opcode : Opcode.values()) {
            int row = row(opcode.code() >>> 16);
            opcodes[row * SUB_OPCODES + (opcode.code() & 0xFFFF)] = opcode;
        }
        return opcodes;
    }
}
