package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.FuncType;
import org.jspecify.annotations.Nullable;

/** A function that can be called (core specification 4.2, "Function Instances"). */
public abstract sealed class FunctionInstance implements ExternInstance
        permits WasmFunction, HostFunctionInstance {
    private final FuncType type;

    /**
     * The fast form that calls enter: null for host functions, and for guest functions before their first call. Here
     * and not in {@link WasmFunction} so that the loop needs no cast.
     */
    @Nullable LoadedCode fast;

    FunctionInstance(FuncType type) {
        this.type = type;
    }

    /** Parameters and results. */
    public final FuncType type() {
        return type;
    }
}
