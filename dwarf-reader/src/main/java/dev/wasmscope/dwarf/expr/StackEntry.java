package dev.wasmscope.dwarf.expr;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the expression stack (DWARF 5, section 2.5.1.1).
 *
 * @param bits its bits; those above the type's size are copies of the sign, or 0
 * @param type its type
 * @param slot the WebAssembly slot it was read from, if nothing was done to it since
 * @param whole all of that slot's content, which may be wider than the entry
 */
record StackEntry(
        long bits, StackType type, @Nullable ValueLocation slot, @Nullable WasmValue whole) {

    static StackEntry of(long bits, StackType type) {
        return new StackEntry(type.wrap(bits), type, null, null);
    }

    /** The bytes in memory order. */
    byte[] toBytes() {
        if (whole != null) {
            return whole.toBytes();
        }
        byte[] bytes = new byte[type.kind() == StackType.Kind.GENERIC ? 8 : type.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bits >> (8 * i));
        }
        return bytes;
    }
}
