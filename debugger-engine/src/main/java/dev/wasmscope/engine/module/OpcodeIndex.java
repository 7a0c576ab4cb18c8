package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/** Finds an {@link Opcode} by its code with two array reads. */
final class OpcodeIndex {

    /** Larger than every sub-opcode, so that a table per prefix can be a plain array. */
    private static final int SUB_OPCODES = 0x120;

    private static final int FIRST_PREFIX = 0xFB;
    private static final int LAST_PREFIX = 0xFE;

    /** Row 0: the single-byte opcodes; rows 1 to 4: prefixes 0xFB to 0xFE. */
    private static final @Nullable Opcode[][] ROWS = build();

    private OpcodeIndex() {}

    static @Nullable Opcode lookup(int code) {
        int prefix = code >>> 16;
        return prefix == 0 ? row(0, code) : lookup(prefix, code & 0xFFFF);
    }

    static @Nullable Opcode lookup(int prefix, int subOpcode) {
        if (prefix < FIRST_PREFIX || prefix > LAST_PREFIX) {
            return null;
        }
        return row(prefix - FIRST_PREFIX + 1, subOpcode);
    }

    private static @Nullable Opcode row(int row, int sub) {
        return sub < 0 || sub >= SUB_OPCODES ? null : ROWS[row][sub];
    }

    private static @Nullable Opcode[][] build() {
        @Nullable Opcode[][] rows = new @Nullable Opcode[LAST_PREFIX - FIRST_PREFIX + 2][SUB_OPCODES];
        for (Opcode opcode : Opcode.values()) {
            int prefix = opcode.code() >>> 16;
            int row = prefix == 0 ? 0 : prefix - FIRST_PREFIX + 1;
            rows[row][opcode.code() & 0xFFFF] = opcode;
        }
        return rows;
    }
}
