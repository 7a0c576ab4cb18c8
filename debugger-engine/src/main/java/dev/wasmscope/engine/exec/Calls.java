package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.FuncType;
import org.jspecify.annotations.Nullable;

/** What calls do besides making a frame. */
final class Calls {
    private Calls() {}

    /** The function that {@code call_indirect} finds in a table. */
    @SuppressWarnings("ReferenceEquality") // only the quick answer; the store knows equal ones
    static FunctionInstance indirect(Instance instance, int table, long index, int typeIndex) {
        TableInstance elements = instance.tables[table];
        long element = elements.index(index);
        if (element < 0 || element >= elements.size) {
            throw new TrapException(
                    TrapKind.UNDEFINED_ELEMENT,
                    "element %s of a table of %d"
                            .formatted(Long.toUnsignedString(element), elements.size));
        }
        Object reference = elements.elements[(int) element];
        if (reference == null) {
            throw new TrapException(TrapKind.UNINITIALIZED_ELEMENT, "element " + element);
        }
        FunctionInstance function = (FunctionInstance) reference;
        FuncType expected = instance.type(typeIndex);
        if (function.type() != expected && !function.isA(instance.definedType(typeIndex))) {
            throw new TrapException(
                    TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
                    "element %d is %s of type %s, called as %s"
                            .formatted(element, function, function.type(), expected));
        }
        return function;
    }

    /** The function of {@code call_ref}. */
    static FunctionInstance reference(@Nullable Object reference) {
        if (reference == null) {
            throw new TrapException(TrapKind.NULL_FUNCTION_REFERENCE);
        }
        return (FunctionInstance) reference;
    }

    /**
     * The precise form to enter when stepping; null for host functions, and for those whose code is
     * waited for.
     */
    static @Nullable LoadedCode precise(FunctionInstance function) {
        return function instanceof WasmFunction guest && guest.largeLowering() == null
                ? guest.precise()
                : null;
    }

    static void clearReferences(@Nullable Object[] references, int from, int to) {
        for (int i = from; i < to; i++) {
            references[i] = null;
        }
    }
}
