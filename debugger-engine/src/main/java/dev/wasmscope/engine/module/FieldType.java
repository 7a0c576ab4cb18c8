package dev.wasmscope.engine.module;

/** A field of a struct, or the element of an array (core specification 2.3.9). */
public record FieldType(StorageType storage, boolean mutable) {

    /** The type of the value on the operand stack: i32 for the packed ones. */
    public ValType unpacked() {
        return storage instanceof ValType type ? type : NumType.I32;
    }

    @Override
    public String toString() {
        return mutable ? "(mut " + storage + ")" : storage.toString();
    }
}
