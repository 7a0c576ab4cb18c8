package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.FunctionInfo;

/** A function of a module in an instance. */
public final class WasmFunction extends FunctionInstance {
    private final Instance instance;
    private final FunctionInfo info;

    WasmFunction(Instance instance, FunctionInfo info, FuncType type) {
        super(type);
        this.instance = instance;
        this.info = info;
    }

    /** The instance whose memories, tables and globals it uses. */
    public Instance instance() {
        return instance;
    }

    /** Its index in the function index space of its module. */
    public int functionIndex() {
        return info.index();
    }

    /** What the module says of it. */
    public FunctionInfo info() {
        return info;
    }
}
