package dev.wasmscope.engine.exec.gc;

/**
 * A 31-bit integer as a reference. Equal ones are the same reference, whatever object they are.
 *
 * @param value sign-extended
 */
public record I31(int value) {
    /** Keeps the low 31 bits. */
    public static I31 of(int value) {
        return new I31(value << 1 >> 1);
    }

    /** Without its sign. */
    public int unsigned() {
        return value & Integer.MAX_VALUE;
    }
}
