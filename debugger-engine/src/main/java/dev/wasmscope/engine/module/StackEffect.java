package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/**
 * What an instruction takes from and leaves on the operand stack, where that does not depend on the
 * types of the operands or on indices. One letter for each operand and result, bottom of the stack
 * first: {@code i} i32, {@code l} i64, {@code f} f32, {@code d} f64, {@code v} v128, {@code a} the
 * address type of the memory that the instruction names (i32 or i64).
 */
public record StackEffect(String operands, String results) {

    /** The table's mark for "depends on more than the opcode". */
    static final String VARIES = "*";

    /** Reads {@code operands>results}; null for {@link #VARIES}. */
    static @Nullable StackEffect parse(String text) {
        if (text.equals(VARIES)) {
            return null;
        }
        int arrow = text.indexOf('>');
        return new StackEffect(text.substring(0, arrow), text.substring(arrow + 1));
    }

    /**
     * The value type for a letter.
     *
     * @param addressType what {@code a} means
     */
    public static ValType type(char letter, AddressType addressType) {
        return switch (letter) {
            case 'i' -> NumType.I32;
            case 'l' -> NumType.I64;
            case 'f' -> NumType.F32;
            case 'd' -> NumType.F64;
            case 'v' -> VecType.V128;
            case 'a' -> addressType.valType();
            default -> throw new IllegalArgumentException("not a stack effect letter: " + letter);
        };
    }
}
