package dev.wasmscope.engine.exec.gc;

/** A struct or an array. Two are the same only if they are the same object. */
public abstract sealed class HeapObject permits StructInstance, ArrayInstance {
    private final DefinedType type;

    HeapObject(DefinedType type) {
        this.type = type;
    }

    /** The type that it was made with. */
    public final DefinedType type() {
        return type;
    }

    /** Its type and identity, for people. */
    @Override
    public final String toString() {
        return "(ref %s)@%x".formatted(type, System.identityHashCode(this));
    }
}
