package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.Type;
import java.math.BigInteger;

/** Bit fields as values of their declared types. */
final class BitFields {
    private BitFields() {}

    /**
     * The bytes that a variable of the field's type would have.
     *
     * @param bytes the bytes that hold the field
     * @param shift lowest bit of the field in them
     * @param bits number of bits
     * @param size number of bytes wanted
     */
    static byte[] extract(byte[] bytes, int shift, int bits, Type type, int size) {
        BigInteger field =
                Scalars.integer(bytes, false)
                        .shiftRight(shift)
                        .and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        boolean signed =
                switch (type.stripped()) {
                    case BaseType base -> base.encoding().isSigned();
                    case EnumerationType enumeration -> enumeration.isSigned();
                    default -> false;
                };
        if (signed && field.testBit(bits - 1)) {
            field = field.subtract(BigInteger.ONE.shiftLeft(bits));
        }
        byte[] result = new byte[size];
        for (int i = 0; i < size; i++) {
            result[i] = field.shiftRight(8 * i).byteValue();
        }
        return result;
    }
}
