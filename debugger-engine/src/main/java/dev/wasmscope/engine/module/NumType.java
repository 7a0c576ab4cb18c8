package dev.wasmscope.engine.module;

/** The number types (core specification 2.3.1). */
public enum NumType implements ValType {
    I32("i32"),
    I64("i64"),
    F32("f32"),
    F64("f64");

    private final String text;

    NumType(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
