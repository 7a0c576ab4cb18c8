package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.module.FuncType;
import org.jspecify.annotations.Nullable;

/** A function that can be called (core specification 4.2, "Function Instances"). */
public abstract sealed class FunctionInstance implements ExternInstance
        permits WasmFunction, HostFunctionInstance {
    private final FuncType type;

    /**
     * The fast form that calls enter: null for host functions, and for guest functions before their
     * first call. Here and not in {@link WasmFunction} so that the loop needs no cast.
     */
    @Nullable LoadedCode fast;

    /** The type that its module defines; null for host functions. */
    private final @Nullable DefinedType definedType;

    FunctionInstance(FuncType type, @Nullable DefinedType definedType) {
        this.type = type;
        this.definedType = definedType;
    }

    /** Parameters and results; type indices in it are the store's numbers. */
    public final FuncType type() {
        return type;
    }

    /** Whether it may be used where one of the type is wanted. */
    final boolean isA(DefinedType wanted) {
        return definedType == null
                ? type.equals(wanted.composite())
                : definedType.isSubtypeOf(wanted);
    }

    /** The type that its module defines; null for host functions. */
    public final @Nullable DefinedType definedType() {
        return definedType;
    }
}
