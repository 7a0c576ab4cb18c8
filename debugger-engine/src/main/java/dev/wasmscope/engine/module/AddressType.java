package dev.wasmscope.engine.module;

/** The type of the addresses of a memory or the indices of a table (core specification 2.3.12). */
public enum AddressType {
    I32,
    I64;

    /** The value type of an address. */
    public NumType valType() {
        return this == I32 ? NumType.I32 : NumType.I64;
    }
}
