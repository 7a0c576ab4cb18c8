package dev.wasmscope.engine.module;

import java.util.List;

/**
 * Where the fields of a struct lie: numbers in one row, references in another, each in the order of
 * the fields. A vector takes two numbers. The fields that a subtype shares with its supertype lie
 * at the same positions.
 */
public final class StructLayout {
    private final int[] positions;
    private final boolean[] slotHoldsReference;
    private final int references;

    private StructLayout(int[] positions, boolean[] slotHoldsReference, int references) {
        this.positions = positions;
        this.slotHoldsReference = slotHoldsReference;
        this.references = references;
    }

    /** The layout of a struct type. */
    public static StructLayout of(StructType type) {
        List<FieldType> fields = type.fields();
        int[] positions = new int[fields.size()];
        boolean[] slots = new boolean[2 * fields.size()];
        int numbers = 0;
        int references = 0;
        for (int i = 0; i < positions.length; i++) {
            StorageKind kind = StorageKind.of(fields.get(i).storage());
            if (kind == StorageKind.REF) {
                slots[numbers + references] = true;
                positions[i] = references++;
            } else {
                positions[i] = numbers;
                numbers += kind == StorageKind.V128 ? 2 : 1;
            }
        }
        return new StructLayout(
                positions, java.util.Arrays.copyOf(slots, numbers + references), references);
    }

    /** Position of a field among the numbers or among the references. */
    public int position(int field) {
        return positions[field];
    }

    /** How many slots of a frame the fields take, one after the other. */
    public int slots() {
        return slotHoldsReference.length;
    }

    /** Whether slot {@code i} of the fields in a frame holds a reference. */
    public boolean isReference(int i) {
        return slotHoldsReference[i];
    }

    /** How many longs the numbers take. */
    public int numbers() {
        return slotHoldsReference.length - references;
    }

    /** How many references there are. */
    public int references() {
        return references;
    }
}
