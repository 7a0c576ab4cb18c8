package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.FuncType;

/** A tag of exceptions. Two tags are the same only if they are the same object. */
public final class TagInstance implements ExternInstance {
    private final FuncType type;

    /** The store's number of the type; -1 for tags of the host. */
    final int typeNumber;

    /** A new tag of the host whose exceptions carry the parameters of {@code type}. */
    public TagInstance(FuncType type) {
        this(type, -1);
    }

    TagInstance(FuncType type, int typeNumber) {
        this.type = type;
        this.typeNumber = typeNumber;
    }

    /** The type of the values that an exception with this tag carries: its parameters. */
    public FuncType type() {
        return type;
    }
}
