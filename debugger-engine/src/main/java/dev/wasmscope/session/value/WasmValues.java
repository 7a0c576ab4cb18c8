package dev.wasmscope.session.value;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.simd.LaneShape;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import dev.wasmscope.session.WasmValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes wasm values for people. */
public final class WasmValues {
    /** A function without optimisation can have thousands of locals: faster than a format. */
    private static final HexFormat HEX = HexFormat.of();

    private WasmValues() {}

    /** Values outside of a stop, such as results. */
    public static List<WasmValue> describe(List<Value> values) {
        List<WasmValue> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            all.add(new WasmValue(i, "", value.type().toString(), text(value), hex(value), false));
        }
        return all;
    }

    /**
     * A value at a stop.
     *
     * @param name empty for none
     * @param type as the module writes it
     * @param path how to write it in an expression
     * @param variables hands out its object
     */
    public static WasmValue describe(
            int index,
            String name,
            String type,
            Value value,
            boolean mutable,
            String path,
            VariableTable variables) {
        Optional<Variable> object =
                GuestObjects.count(value) == 0
                        ? Optional.empty()
                        : Optional.of(variables.add(path, type, value, VariableKind.CHILD, path));
        return new WasmValue(index, name, type, text(value), hex(value), mutable, object);
    }

    /** A value in one short line. */
    public static String text(Value value) {
        return switch (value) {
            case Value.I32 v -> Integer.toString(v.value());
            case Value.I64 v -> Long.toString(v.value());
            case Value.F32 v -> Float.toString(v.value());
            case Value.F64 v -> Double.toString(v.value());
            case Value.V128 v -> LaneShape.I32X4.describe(v.low(), v.high());
            case Value.Ref v -> ReferenceText.of(v.referent());
            case Value.Missing _ -> "not available";
        };
    }

    private static String hex(Value value) {
        return switch (value) {
            case Value.I32 v -> "0x" + HEX.toHexDigits(v.value());
            case Value.I64 v -> "0x" + HEX.toHexDigits(v.value());
            case Value.F32 v -> "0x" + HEX.toHexDigits(v.bits());
            case Value.F64 v -> "0x" + HEX.toHexDigits(v.bits());
            case Value.V128 v -> "0x" + HEX.toHexDigits(v.high()) + HEX.toHexDigits(v.low());
            case Value.Ref _, Value.Missing _ -> "";
        };
    }
}
