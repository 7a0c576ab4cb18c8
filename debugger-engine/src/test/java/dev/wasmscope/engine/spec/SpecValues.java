package dev.wasmscope.engine.spec;

import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.RefType;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values of scripts: arguments to build, and results to compare with. */
final class SpecValues {

    private static final int F32_QUIET = 0x7FC0_0000;
    private static final long F64_QUIET = 0x7FF8_0000_0000_0000L;

    private SpecValues() {}

    static List<Value> arguments(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false).map(SpecValues::argument).toList();
    }

    private static Value argument(JsonNode node) {
        String type = node.get("type").asString();
        return switch (type) {
            case "i32" -> new Value.I32((int) bits(node.get("value")));
            case "i64" -> new Value.I64(bits(node.get("value")));
            case "f32" -> new Value.F32((int) bits(node.get("value")));
            case "f64" -> new Value.F64(bits(node.get("value")));
            case "v128" -> vector(node);
            case "ref.null" -> new Value.Ref(nullType(node), null);
            case "ref.extern" -> hostReference(node, RefType.EXTERNREF);
            case "ref.host" -> hostReference(node, new RefType(true, AbstractHeapType.ANY));
            default -> throw new IllegalArgumentException("argument of type " + type);
        };
    }

    private static Value hostReference(JsonNode node, RefType type) {
        return new Value.Ref(type, new HostReference(node.get("value").asString()));
    }

    private static RefType nullType(JsonNode node) {
        String heap = node.path("heap").asString("func");
        for (AbstractHeapType type : AbstractHeapType.values()) {
            if (type.toString().equals(heap)) {
                return new RefType(true, type);
            }
        }
        return RefType.FUNCREF;
    }

    private static long bits(JsonNode value) {
        return Long.parseUnsignedLong(value.asString());
    }

    private static int laneBytes(JsonNode node) {
        return Integer.parseInt(node.get("lane_type").asString().substring(1)) / 8;
    }

    private static Value vector(JsonNode node) {
        long[] halves = new long[2];
        int bytes = laneBytes(node);
        for (int lane = 0; lane < 16 / bytes; lane++) {
            int at = lane * bytes;
            halves[at / 8] |= bits(node.get("value").get(lane)) << 8 * (at % 8);
        }
        return new Value.V128(halves[0], halves[1]);
    }

    static boolean matches(JsonNode expected, List<Value> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!matches(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean matches(JsonNode expected, Value actual) {
        String type = expected.get("type").asString();
        if (type.equals("either")) {
            return StreamSupport.stream(expected.get("values").spliterator(), false)
                    .anyMatch(choice -> matches(choice, actual));
        }
        return switch (actual) {
            case Value.I32 v ->
                    type.equals("i32") && (int) bits(expected.get("value")) == v.value();
            case Value.I64 v -> type.equals("i64") && bits(expected.get("value")) == v.value();
            case Value.F32 v -> type.equals("f32") && isF32(expected.get("value"), v.bits());
            case Value.F64 v -> type.equals("f64") && isF64(expected.get("value"), v.bits());
            case Value.V128 v -> type.equals("v128") && isVector(expected, v);
            case Value.Ref v -> isReference(expected, type, v);
            case Value.Missing _ -> false;
        };
    }

    private static boolean isF32(JsonNode expected, int bits) {
        return switch (expected.asString()) {
            case "nan:canonical" -> (bits & Integer.MAX_VALUE) == F32_QUIET;
            case "nan:arithmetic" -> (bits & F32_QUIET) == F32_QUIET;
            default -> (int) bits(expected) == bits;
        };
    }

    private static boolean isF64(JsonNode expected, long bits) {
        return switch (expected.asString()) {
            case "nan:canonical" -> (bits & Long.MAX_VALUE) == F64_QUIET;
            case "nan:arithmetic" -> (bits & F64_QUIET) == F64_QUIET;
            default -> bits(expected) == bits;
        };
    }

    private static boolean isVector(JsonNode expected, Value.V128 actual) {
        String laneType = expected.get("lane_type").asString();
        int bytes = laneBytes(expected);
        for (int lane = 0; lane < 16 / bytes; lane++) {
            int at = lane * bytes;
            long half = at < 8 ? actual.low() : actual.high();
            long bits = bytes == 8 ? half : half >>> 8 * (at % 8) & (1L << 8 * bytes) - 1;
            JsonNode wanted = expected.get("value").get(lane);
            boolean same =
                    switch (laneType) {
                        case "f32" -> isF32(wanted, (int) bits);
                        case "f64" -> isF64(wanted, bits);
                        default -> bits(wanted) == bits;
                    };
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** What the scripts can tell apart about a reference; without a number any such one will do. */
    private static boolean isReference(JsonNode expected, String type, Value.Ref actual) {
        Object referent = actual.referent();
        return switch (type) {
            case "ref.null" -> referent == null;
            case "ref.func" -> referent instanceof FunctionInstance;
            case "ref.extern", "ref.host" -> isHostReference(expected, referent);
            case "ref.eq", "ref.i31", "ref.struct", "ref.array" ->
                    referent != null
                            && !(referent instanceof FunctionInstance)
                            && !(referent instanceof HostReference);
            default -> false;
        };
    }

    private static boolean isHostReference(JsonNode expected, @Nullable Object referent) {
        JsonNode number = expected.path("value");
        return number.isString()
                ? new HostReference(number.asString()).equals(referent)
                : referent != null;
    }
}
