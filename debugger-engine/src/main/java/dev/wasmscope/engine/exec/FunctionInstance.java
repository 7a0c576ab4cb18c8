package dev.wasmscope.engine.exec;

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

    /** The store's number of the type; -1 for host functions, whose types have no names. */
    final int typeNumber;

    FunctionInstance(FuncType type, int typeNumber) {
        this.type = type;
        this.typeNumber = typeNumber;
    }

    /** Parameters and results; type indices in it are the store's numbers. */
    public final FuncType type() {
        return type;
    }
}
