package dev.wasmscope.engine.module;

/** The vector types (core specification 2.3.2). */
public enum VecType implements ValType {
    V128;

    @Override
    public String toString() {
        return "v128";
    }
}
