package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.engine.module.NumType;

/** Wasm's numbers as types of values, for functions that the source says nothing of. */
final class NumberTypes {
    private NumberTypes() {}

    static BaseType of(NumType type) {
        return switch (type) {
            case I32 -> new BaseType("i32", Encoding.SIGNED, 4);
            case I64 -> new BaseType("i64", Encoding.SIGNED, 8);
            case F32 -> new BaseType("f32", Encoding.FLOAT, 4);
            case F64 -> new BaseType("f64", Encoding.FLOAT, 8);
        };
    }
}
