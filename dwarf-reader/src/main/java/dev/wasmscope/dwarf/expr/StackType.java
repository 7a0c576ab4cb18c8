package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;

/**
 * The type of a stack entry.
 *
 * @param kind how its bits are read
 * @param size size in bytes: 1 to 8
 */
record StackType(Kind kind, int size) {
    enum Kind {
        /** An integer of the size of an address and of no sign. */
        GENERIC,
        SIGNED,
        UNSIGNED,
        FLOAT
    }

    /** The generic type. */
    static StackType generic(int addressSize) {
        return new StackType(Kind.GENERIC, addressSize);
    }

    /** The type that a base type's entry describes. */
    static StackType of(Die die) {
        long size = die.constant(At.BYTE_SIZE).orElse(0);
        long bits = die.constant(At.BIT_SIZE).orElse(8 * size);
        int bytes = size > 0 ? (int) Math.min(size, 99) : (int) Math.min((bits + 7) / 8, 99);
        if (bytes < 1 || bytes > 8) {
            throw new NotAvailableException(
                    "it is computed with a type of " + bytes + " bytes, which is not supported");
        }
        Kind kind =
                switch ((int) die.constant(At.ENCODING).orElse(0)) {
                    case 0x04 -> Kind.FLOAT;
                    case 0x05, 0x06 -> Kind.SIGNED;
                    default -> Kind.UNSIGNED;
                };
        return new StackType(kind, bytes);
    }

    boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    /** The bits that fit, extended to 64. */
    long wrap(long bits) {
        if (size >= 8 || isFloat()) {
            return bits;
        }
        int unused = 64 - 8 * size;
        return kind == Kind.SIGNED ? bits << unused >> unused : bits << unused >>> unused;
    }

    /** The bits with the sign extended, whatever the type says of signs. */
    long signed(long bits) {
        int unused = 64 - 8 * size;
        return bits << unused >> unused;
    }

    double toDouble(long bits) {
        return size == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    long fromDouble(double value) {
        return size == 4
                ? Float.floatToRawIntBits((float) value) & 0xffffffffL
                : Double.doubleToRawLongBits(value);
    }
}
