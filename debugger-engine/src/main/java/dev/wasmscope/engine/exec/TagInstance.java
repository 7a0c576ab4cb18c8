package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.FuncType;

/** A tag of exceptions. Two tags are the same only if they are the same object. */
public final class TagInstance implements ExternInstance {
    private final FuncType type;

    /** A new tag whose exceptions carry the parameters of {@code type}. */
    public TagInstance(FuncType type) {
        this.type = type;
    }

    /** The type of the values that an exception with this tag carries: its parameters. */
    public FuncType type() {
        return type;
    }
}
