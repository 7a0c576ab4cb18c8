package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.List;

/** Reads the arguments of an invoked function: numbers, decimal or hexadecimal. */
final class ArgumentReader {
    private ArgumentReader() {}

    /** The values; there are as many arguments as parameters. */
    static List<Value> read(LaunchConfig config, FuncType type) throws SessionException {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < type.params().size(); i++) {
            String text = config.args().get(i);
            try {
                values.add(value(type.params().get(i), text));
            } catch (NumberFormatException e) {
                throw new SessionException(
                        "%s: argument %d: %s is not a value of type %s"
                                .formatted(config.wasm(), i + 1, text, type.params().get(i)),
                        e);
            }
        }
        return values;
    }

    private static Value value(ValType type, String text) {
        return switch (type) {
            case NumType.I32 -> {
                long value = integer(text);
                if (value < Integer.MIN_VALUE || value > 0xffff_ffffL) {
                    throw new NumberFormatException(text);
                }
                yield Value.i32((int) value);
            }
            case NumType.I64 -> Value.i64(integer(text));
            case NumType.F32 -> Value.f32(Float.parseFloat(text));
            case NumType.F64 -> Value.f64(Double.parseDouble(text));
            default -> throw new NumberFormatException(text);
        };
    }

    private static long integer(String text) {
        if (text.startsWith("0x")) {
            return Long.parseUnsignedLong(text.substring(2), 16);
        }
        return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    }
}
