package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.NumType;

/** Wasm's numbers as types of values, for functions that the source says nothing of. */
public final class NumberTypes {
    private NumberTypes() {}

    /** The type of the source that is this number. */
    public static BaseType of(NumType type) {
        return switch (type) {
            case I32 -> new BaseType("i32", Encoding.SIGNED, 4);
            case I64 -> new BaseType("i64", Encoding.SIGNED, 8);
            case F32 -> new BaseType("f32", Encoding.FLOAT, 4);
            case F64 -> new BaseType("f64", Encoding.FLOAT, 8);
        };
    }

    /** The number that these bytes are, in memory order. */
    public static Value value(NumType type, byte[] bytes) {
        return new Part(type, 0, (int) of(type).size(), false).read(bytes);
    }
}
