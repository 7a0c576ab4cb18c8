package dev.wasmscope.session.value;

import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.exec.simd.LaneShape;
import dev.wasmscope.session.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes wasm values for people. */
public final class WasmValues {
    private WasmValues() {}

    /**
     * Values with their names.
     *
     * @param name by index; null for none
     */
    public static List<WasmValue> describe(
            List<Value> values, IntFunction<@Nullable String> name, boolean mutable) {
        List<WasmValue> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String known = name.apply(i);
            all.add(describe(i, known == null ? "" : known, values.get(i), mutable));
        }
        return all;
    }

    /** One value. */
    public static WasmValue describe(int index, String name, Value value, boolean mutable) {
        return new WasmValue(
                index, name, value.type().toString(), text(value), hex(value), mutable);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.I32 v -> Integer.toString(v.value());
            case Value.I64 v -> Long.toString(v.value());
            case Value.F32 v -> Float.toString(v.value());
            case Value.F64 v -> Double.toString(v.value());
            case Value.V128 v -> LaneShape.I32X4.describe(v.low(), v.high());
            case Value.Ref v -> reference(v.referent());
        };
    }

    private static String reference(@Nullable Object referent) {
        return switch (referent) {
            case null -> "null";
            case WasmFunction function -> "func[" + function.functionIndex() + "]";
            case HostFunctionInstance function -> function.module() + "." + function.name();
            case FunctionInstance function -> function.toString();
            default -> "host object";
        };
    }

    private static String hex(Value value) {
        return switch (value) {
            case Value.I32 v -> String.format("0x%08x", v.value());
            case Value.I64 v -> String.format("0x%016x", v.value());
            case Value.F32 v -> String.format("0x%08x", v.bits());
            case Value.F64 v -> String.format("0x%016x", v.bits());
            case Value.V128 v -> String.format("0x%016x%016x", v.high(), v.low());
            case Value.Ref _ -> "";
        };
    }
}
