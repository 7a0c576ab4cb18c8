package dev.wasmscope.dwarf.view.assemblyscript;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.type.BaseType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the runtime knows of a class ({@code TypeinfoFlags} of its {@code shared/typeinfo.ts}).
 *
 * @param bits the flags
 */
record ClassFlags(int bits) {
    private static final int VIEW = 1;
    private static final int ARRAY = 1 << 1;
    private static final int STATIC_ARRAY = 1 << 2;
    private static final int SET = 1 << 3;
    private static final int MAP = 1 << 4;
    private static final int ALIGNMENT_OF_VALUE = 6;
    private static final int KEY_AFTER_VALUE = 9;

    /** The flags of a class; empty if there are not that many classes. */
    static Optional<ClassFlags> of(int classId, long base, FrameContext frame) {
        return word(base, frame)
                .filter(count -> classId < Integer.toUnsignedLong(count))
                .flatMap(_ -> word(base + 4 + 4L * classId, frame))
                .map(ClassFlags::new);
    }

    private static Optional<Integer> word(long address, FrameContext frame) {
        return frame.readMemory(address, 4) instanceof Answer.Known<byte[]>(byte[] bytes)
                ? Optional.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt())
                : Optional.empty();
    }

    boolean isView() {
        return (bits & VIEW) != 0;
    }

    boolean isArray() {
        return (bits & ARRAY) != 0;
    }

    boolean isStaticArray() {
        return (bits & STATIC_ARRAY) != 0;
    }

    boolean isSet() {
        return (bits & SET) != 0;
    }

    boolean isMap() {
        return (bits & MAP) != 0;
    }

    /** The elements of an array, the values of a map. */
    Element value() {
        return new Element(bits >>> ALIGNMENT_OF_VALUE);
    }

    /** The keys of a map or set. */
    Element key() {
        return new Element(bits >>> (ALIGNMENT_OF_VALUE + KEY_AFTER_VALUE));
    }

    /**
     * A type of elements.
     *
     * @param bits a bit for each size of 1, 2, 4, 8 and 16 bytes, then: signed, float, nullable,
     *     managed
     */
    record Element(int bits) {
        private static final int SIZES = 0x1f;
        private static final int SIGNED = 1 << 5;
        private static final int FLOAT = 1 << 6;
        private static final int MANAGED = 1 << 8;

        /** Size in bytes; 0 if it is not known. */
        int size() {
            return (bits & SIZES) == 0 ? 0 : 1 << Integer.numberOfTrailingZeros(bits & SIZES);
        }

        /** Whether an element is the address of an object. */
        boolean isManaged() {
            return (bits & MANAGED) != 0;
        }

        /** The type of a number: {@code i32}, {@code u8}, {@code f64}. */
        BaseType type() {
            boolean isFloat = (bits & FLOAT) != 0;
            boolean signed = (bits & SIGNED) != 0;
            String letter = isFloat ? "f" : signed ? "i" : "u";
            BaseType.Encoding encoding =
                    isFloat
                            ? BaseType.Encoding.FLOAT
                            : signed ? BaseType.Encoding.SIGNED : BaseType.Encoding.UNSIGNED;
            return new BaseType(letter + 8 * size(), encoding, size());
        }
    }
}
