package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.HostFunction;
import dev.wasmscope.engine.module.FuncType;

/** A function of the host under the names by which guests import it. */
public final class HostFunctionInstance extends FunctionInstance {
    private final String module;
    private final String name;
    private final HostFunction function;
    final ValueSlots params;
    final ValueSlots results;

    /** A host function; {@code module} and {@code name} are what traces call it. */
    public HostFunctionInstance(String module, String name, FuncType type, HostFunction function) {
        super(type, null);
        this.module = module;
        this.name = name;
        this.function = function;
        this.params = new ValueSlots(type.params());
        this.results = new ValueSlots(type.results());
    }

    /** The module name it is offered under. */
    public String module() {
        return module;
    }

    /** Its name in that module. */
    public String name() {
        return name;
    }

    /** What to call. Only the door calls it. */
    public HostFunction function() {
        return function;
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
