package dev.wasmscope.engine.exec.gc;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.PackedType;
import dev.wasmscope.engine.module.StorageKind;
import dev.wasmscope.engine.module.StructLayout;
import dev.wasmscope.engine.module.StructType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A struct. Instructions use positions, see {@link StructLayout}; people use fields.
 *
 * <p>A packed field is kept as the i32 that was written; only reading cuts it down.
 */
public final class StructInstance extends HeapObject {
    private static final long[] NO_NUMBERS = {};
    private static final @Nullable Object[] NO_REFERENCES = {};

    /** What an object takes in the Java heap besides its fields. */
    private static final int OVERHEAD = 24;

    private static final int ARRAY_OVERHEAD = 16;

    private final long[] numbers;
    private final @Nullable Object[] references;

    /** A struct with default values: zero and null. */
    public StructInstance(DefinedType type) {
        super(type);
        StructLayout layout = type.layout();
        this.numbers = layout.numbers() == 0 ? NO_NUMBERS : new long[layout.numbers()];
        this.references =
                layout.references() == 0 ? NO_REFERENCES : new Object[layout.references()];
    }

    /** A struct with the values that lie in a frame's slots from {@code first} on. */
    public StructInstance(
            DefinedType type, long[] slots, @Nullable Object[] slotReferences, int first) {
        this(type);
        StructLayout layout = type.layout();
        int number = 0;
        int reference = 0;
        for (int i = 0; i < layout.slots(); i++) {
            if (layout.isReference(i)) {
                references[reference++] = slotReferences[first + i];
            } else {
                numbers[number++] = slots[first + i];
            }
        }
    }

    /** Bytes that a struct of the type takes, about. */
    public static int bytes(DefinedType type) {
        StructLayout layout = type.layout();
        return OVERHEAD
                + (layout.numbers() == 0 ? 0 : ARRAY_OVERHEAD + Long.BYTES * layout.numbers())
                + (layout.references() == 0
                        ? 0
                        : ARRAY_OVERHEAD + StorageKind.REF.bytes() * layout.references());
    }

    /** The number at a position. */
    public long number(int position) {
        return numbers[position];
    }

    /** Replaces the number at a position. */
    public void setNumber(int position, long bits) {
        numbers[position] = bits;
    }

    /** The reference at a position. */
    public @Nullable Object reference(int position) {
        return references[position];
    }

    /** Replaces the reference at a position. */
    public void setReference(int position, @Nullable Object reference) {
        references[position] = reference;
    }

    /** Another struct with the same fields. */
    public StructInstance copy() {
        StructInstance copy = new StructInstance(type());
        copy.setAll(this);
        return copy;
    }

    /** Takes over all fields of another struct of the same type. */
    public void setAll(StructInstance other) {
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(other.references, 0, references, 0, references.length);
    }

    /** The references that it holds. */
    public List<@Nullable Object> references() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(references));
    }

    /** The struct type; type indices inside are the store's numbers. */
    public StructType structType() {
        return (StructType) type().composite();
    }

    /** How many fields it has. */
    public int fieldCount() {
        return structType().fields().size();
    }

    /** Whether a field is the number, or the reference, at a position. */
    public boolean isAt(int field, int position, boolean reference) {
        boolean refers =
                StorageKind.of(structType().fields().get(field).storage()) == StorageKind.REF;
        return refers == reference && type().layout().position(field) == position;
    }

    /** Position of a field among the numbers or among the references. */
    public int position(int field) {
        return type().layout().position(field);
    }

    /**
     * The value of a field; a packed one is sign-extended.
     *
     * @throws IndexOutOfBoundsException if there is no such field
     */
    public Value field(int index) {
        FieldType field = structType().fields().get(index);
        int position = type().layout().position(index);
        if (StorageKind.of(field.storage()) == StorageKind.REF) {
            return Value.of(field.unpacked(), 0, 0, references[position]);
        }
        long bits =
                switch (field.storage()) {
                    case PackedType.I8 -> (byte) numbers[position];
                    case PackedType.I16 -> (short) numbers[position];
                    default -> numbers[position];
                };
        boolean vector = StorageKind.of(field.storage()) == StorageKind.V128;
        return Value.of(field.unpacked(), bits, vector ? numbers[position + 1] : 0, null);
    }

    /** Sets a field to a value of its type, whether it is mutable or not. */
    public void setField(int index, Value value) {
        int position = type().layout().position(index);
        switch (value) {
            case Value.Ref _ -> references[position] = value.reference();
            case Value.V128 vector -> {
                numbers[position] = vector.low();
                numbers[position + 1] = vector.high();
            }
            default -> numbers[position] = value.slotBits();
        }
    }
}
