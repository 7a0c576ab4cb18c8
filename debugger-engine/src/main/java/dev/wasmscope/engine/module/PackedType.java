package dev.wasmscope.engine.module;

/** A storage type narrower than any value type; read with a signed or unsigned extension to i32. */
public enum PackedType implements StorageType {
    I8,
    I16;

    @Override
    public String toString() {
        return this == I8 ? "i8" : "i16";
    }
}
