package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.ArrayType;
import dev.wasmscope.engine.module.CompositeType;
import dev.wasmscope.engine.module.FieldType;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.StorageType;
import dev.wasmscope.engine.module.StructType;
import dev.wasmscope.engine.module.TypeIndex;
import dev.wasmscope.engine.module.TypeRegistry;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Subtyping between the types of one module, or of a store (core specification 3.3). */
public final class TypeMatcher {

    /** The heap type below all others: what a reference in unreachable code refers to. */
    static final TypeIndex BOTTOM = new TypeIndex(-1);

    private final TypeRegistry registry;
    private final IntFunction<CompositeType> composites;
    private final IntUnaryOperator canonical;

    /** Between the types of a module; indices are the module's. */
    public TypeMatcher(Module module) {
        this.registry = new TypeRegistry();
        int[] numbers = registry.register(module);
        this.composites = index -> module.types().get(index).composite();
        this.canonical = index -> numbers[index];
    }

    /** Between the types of a store; indices are canonical numbers of the registry. */
    public TypeMatcher(TypeRegistry registry) {
        this.registry = registry;
        this.composites = number -> registry.type(number).composite();
        this.canonical = number -> number;
    }

    /** Whether a value of the first type is also one of the second. */
    @SuppressWarnings("ReferenceEquality") // only the quick answer; equal ones match below
    public boolean matches(ValType type, ValType expected) {
        if (type == expected) {
            return true;
        }
        return type instanceof RefType actual
                && expected instanceof RefType wanted
                && (!actual.nullable() || wanted.nullable())
                && matches(actual.heapType(), wanted.heapType());
    }

    /** Whether each type matches the one at its place. */
    public boolean matches(List<ValType> types, List<ValType> expected) {
        if (types.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!matches(types.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first heap type is a subtype of the second. */
    public boolean matches(HeapType type, HeapType expected) {
        if (type.equals(expected) || type.equals(BOTTOM)) {
            return true;
        }
        return switch (type) {
            case AbstractHeapType a when expected instanceof AbstractHeapType e -> matches(a, e);
            case AbstractHeapType a -> isBottomOf(a, top(expected));
            case TypeIndex(int index) when expected instanceof TypeIndex(int other) ->
                    other >= 0
                            && registry.isSubtype(
                                    canonical.applyAsInt(index), canonical.applyAsInt(other));
            case TypeIndex(int index) -> matches(abstractOf(composites.apply(index)), expected);
        };
    }

    private static boolean matches(AbstractHeapType type, AbstractHeapType expected) {
        return switch (type) {
            case EQ -> expected == AbstractHeapType.ANY;
            case I31, STRUCT, ARRAY ->
                    expected == AbstractHeapType.EQ || expected == AbstractHeapType.ANY;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> isBottomOf(type, top(expected));
            case FUNC, EXTERN, ANY, EXN -> false;
        };
    }

    private static boolean isBottomOf(AbstractHeapType type, AbstractHeapType top) {
        return switch (type) {
            case NONE -> top == AbstractHeapType.ANY;
            case NOFUNC -> top == AbstractHeapType.FUNC;
            case NOEXTERN -> top == AbstractHeapType.EXTERN;
            case NOEXN -> top == AbstractHeapType.EXN;
            default -> false;
        };
    }

    /** The top of the hierarchy the heap type belongs to: any, func, extern or exn. */
    public AbstractHeapType top(HeapType type) {
        return switch (type) {
            case AbstractHeapType a -> top(a);
            case TypeIndex(int index) ->
                    index >= 0 && composites.apply(index) instanceof FuncType
                            ? AbstractHeapType.FUNC
                            : AbstractHeapType.ANY;
        };
    }

    private static AbstractHeapType top(AbstractHeapType type) {
        return switch (type) {
            case FUNC, NOFUNC -> AbstractHeapType.FUNC;
            case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
            case EXN, NOEXN -> AbstractHeapType.EXN;
            case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
        };
    }

    private static AbstractHeapType abstractOf(CompositeType type) {
        return switch (type) {
            case FuncType f -> AbstractHeapType.FUNC;
            case StructType s -> AbstractHeapType.STRUCT;
            case ArrayType a -> AbstractHeapType.ARRAY;
        };
    }

    /** Whether a composite type may be declared as a subtype of the other. */
    boolean matches(CompositeType type, CompositeType expected) {
        return switch (type) {
            case FuncType f ->
                    expected instanceof FuncType e
                            && matches(e.params(), f.params())
                            && matches(f.results(), e.results());
            case StructType s -> expected instanceof StructType e && matchesFields(s, e);
            case ArrayType a ->
                    expected instanceof ArrayType e && matches(a.element(), e.element());
        };
    }

    private boolean matchesFields(StructType type, StructType expected) {
        if (type.fields().size() < expected.fields().size()) {
            return false;
        }
        for (int i = 0; i < expected.fields().size(); i++) {
            if (!matches(type.fields().get(i), expected.fields().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(FieldType type, FieldType expected) {
        if (type.mutable() != expected.mutable()) {
            return false;
        }
        boolean subtype = matches(type.storage(), expected.storage());
        return subtype && (!type.mutable() || matches(expected.storage(), type.storage()));
    }

    /** Storage types match when equal, or as value types. */
    boolean matches(StorageType type, StorageType expected) {
        return type.equals(expected)
                || type instanceof ValType actual
                        && expected instanceof ValType wanted
                        && matches(actual, wanted);
    }
}
