package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.StorageKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes fields and elements of objects, as a debugger may; packed ones keep the low bits. */
public final class ObjectEdits {
    private ObjectEdits() {}

    /**
     * Replaces a field.
     *
     * @throws IllegalArgumentException if it is immutable or of another type
     */
    public static void setField(StructInstance struct, int index, Value value) {
        FieldType field = struct.structType().fields().get(index);
        requireFits("field " + index, field, value);
        int position = struct.position(index);
        if (StorageKind.of(field.storage()) == StorageKind.REF) {
            struct.setReference(position, value.reference());
            return;
        }
        struct.setNumber(position, value.slotBits());
        if (value instanceof Value.V128 vector) {
            struct.setNumber(position + 1, vector.high());
        }
    }

    /**
     * Replaces an element.
     *
     * @throws IllegalArgumentException if elements are immutable or of another type
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public static void setElement(ArrayInstance array, int index, Value value) {
        Objects.checkIndex(index, array.length());
        requireFits("element " + index, array.elementType(), value);
        long high = value instanceof Value.V128 vector ? vector.high() : 0;
        long[] slots = {value.slotBits(), high};
        @Nullable Object[] references = {value.reference(), null};
        array.fill(index, 1, slots, references, 0);
    }

    private static void requireFits(String what, FieldType type, Value value) {
        if (!type.mutable()) {
            throw new IllegalArgumentException(what + " is immutable");
        }
        if (!References.fits(value, type.unpacked())) {
            throw new IllegalArgumentException(
                    "%s is %s, not %s".formatted(what, type.storage(), value.type()));
        }
    }
}
