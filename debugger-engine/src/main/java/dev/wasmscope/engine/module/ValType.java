package dev.wasmscope.engine.module;

/** A value type (core specification 2.3.5). {@code toString} is the text format's spelling. */
public sealed interface ValType extends StorageType permits NumType, VecType, RefType {

    /** Whether a local of this type has an initial value (everything but non-null references). */
    default boolean isDefaultable() {
        return !(this instanceof RefType ref) || ref.nullable();
    }

    /** Whether this is a reference type. */
    default boolean isReference() {
        return this instanceof RefType;
    }
}
