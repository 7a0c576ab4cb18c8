package dev.wasmscope.engine.module;

/** A global's type (core specification 2.3.14). */
public record GlobalType(ValType valType, boolean mutable) {

    @Override
    public String toString() {
        return mutable ? "(mut " + valType + ")" : valType.toString();
    }
}
