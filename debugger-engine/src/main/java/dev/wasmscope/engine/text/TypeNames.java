package dev.wasmscope.engine.text;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StorageType;
import dev.wasmscope.engine.module.TypeIndex;

/** Types as the text format writes them, with the names that a module gives its own. */
public final class TypeNames {
    private TypeNames() {}

    /** For example {@code i8}, {@code funcref} or {@code (ref null $point)}. */
    public static String of(Module module, StorageType type) {
        return type instanceof RefType(boolean nullable, HeapType heap)
                        && heap instanceof TypeIndex(int index)
                ? "(ref " + (nullable ? "null " : "") + of(module, index) + ")"
                : type.toString();
    }

    /** A defined type: {@code $point}, or its index where it has no name. */
    public static String of(Module module, int typeIndex) {
        return new WatNames(module).type(typeIndex);
    }

    /** The reference to an abstract heap type. */
    public static String of(AbstractHeapType type) {
        return "(ref " + type + ")";
    }
}
