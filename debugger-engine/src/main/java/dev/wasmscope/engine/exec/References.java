package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.HeapObject;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.ValType;
import org.jspecify.annotations.Nullable;

/** What references are (core specification 4.2, "Values", and 3.3, subtyping of references). */
final class References {
    private static final AbstractHeapType[] ABSTRACT = AbstractHeapType.values();

    private References() {}

    /** Whether the object of a reference that is not null is of the type. */
    static boolean isA(Object referent, DefinedType type) {
        return referent instanceof HeapObject object
                ? object.type().isSubtypeOf(type)
                : referent instanceof FunctionInstance function && function.isA(type);
    }

    /** The same for abstract heap types; the host's objects are {@code any} and {@code extern}. */
    static boolean isA(Object referent, AbstractHeapType type) {
        return switch (type) {
            case ANY -> !(referent instanceof ExceptionInstance);
            case EXTERN -> true;
            case EQ -> referent instanceof HeapObject || referent instanceof I31;
            case I31 -> referent instanceof I31;
            case STRUCT -> referent instanceof StructInstance;
            case ARRAY -> referent instanceof ArrayInstance;
            case FUNC -> referent instanceof FunctionInstance;
            case EXN -> referent instanceof ExceptionInstance;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
        };
    }

    /**
     * Whether a reference is of a heap type in an operation.
     *
     * @param heapType a type index, or the complement of an abstract type's ordinal
     */
    static boolean isA(Instance instance, @Nullable Object referent, int heapType, int nullable) {
        if (referent == null) {
            return nullable != 0;
        }
        return heapType >= 0
                ? isA(referent, instance.definedTypes[heapType])
                : isA(referent, ABSTRACT[~heapType]);
    }

    /** Whether a value may be where the type is wanted; indices are the store's numbers. */
    static boolean fits(Value value, ValType type) {
        return value instanceof Value.Ref reference
                ? type instanceof RefType wanted && fits(reference.referent(), wanted)
                : value.type().equals(type);
    }

    /** The same for a reference. */
    static boolean fits(@Nullable Object referent, RefType type) {
        return referent == null ? type.nullable() : isOf(referent, type.heapType());
    }

    private static boolean isOf(Object referent, HeapType type) {
        return switch (type) {
            case AbstractHeapType a -> isA(referent, a);
            case TypeIndex(int number) when referent instanceof HeapObject object ->
                    object.type().isSubtypeOf(number);
            case TypeIndex(int number) ->
                    referent instanceof FunctionInstance function
                            && function.definedType() != null
                            && function.definedType().isSubtypeOf(number);
        };
    }

    /** {@code ref.eq}: equal 31-bit integers are the same reference. */
    @SuppressWarnings("ReferenceEquality") // objects of the guest have identity
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == other || one instanceof I31 && one.equals(other);
    }

    /** What a cast failed on. */
    static TrapException castFailure(
            Instance instance, @Nullable Object referent, int heapType, int nullable) {
        String wanted =
                heapType >= 0
                        ? instance.definedTypes[heapType].toString()
                        : ABSTRACT[~heapType].toString();
        return new TrapException(
                TrapKind.CAST_FAILURE,
                "%s is not a (ref %s%s)"
                        .formatted(describe(referent), nullable != 0 ? "null " : "", wanted));
    }

    /** Kind and type of a reference, for people. */
    private static String describe(@Nullable Object referent) {
        return switch (referent) {
            case null -> "null";
            case HeapObject object -> "a (ref " + object.type() + ")";
            case I31(int value) -> "the i31 " + value;
            case FunctionInstance function -> "function " + function;
            default -> "an object of the host";
        };
    }
}
