package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.simd.LaneShape;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.module.VecType;
import dev.wasmscope.session.SessionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the arguments of a function that is called by name: numbers as the text format writes them,
 * vectors as lanes ({@code i32x4:1,2,3,4}), {@code null} for a reference. The type may stand before
 * each, as results are shown: {@code i32:5}.
 */
final class ArgumentReader {
    private final String function;
    private final FuncType type;

    /**
     * @param function its name, for messages
     */
    ArgumentReader(String function, FuncType type) {
        this.function = function;
        this.type = type;
    }

    /**
     * The values.
     *
     * @throws SessionException a usage error: too many, too few, not of the type, out of range
     */
    List<Value> read(List<String> texts) throws SessionException {
        List<ValType> params = type.params();
        if (texts.size() != params.size()) {
            throw SessionException.usage(
                    "%s %s takes %s, %s given"
                            .formatted(
                                    function,
                                    TypeText.of(type),
                                    count(params.size(), "argument"),
                                    texts.isEmpty() ? "none" : String.valueOf(texts.size())));
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            try {
                values.add(value(params.get(i), withoutType(params.get(i), texts.get(i))));
            } catch (NumberFormatException e) {
                throw SessionException.usage(
                        "argument %d of %s: %s".formatted(i + 1, function, e.getMessage()));
            }
        }
        return values;
    }

    private static String count(int number, String of) {
        return number == 1 ? "1 " + of : (number == 0 ? "no" : number) + " " + of + "s";
    }

    /** A type that is written and is another one is an error, which the number's reader tells. */
    private static String withoutType(ValType type, String text) {
        String prefix = type + ":";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static Value value(ValType type, String text) {
        return switch (type) {
            case NumType.I32 -> Value.i32((int) NumberText.integer(text, 32));
            case NumType.I64 -> Value.i64(NumberText.integer(text, 64));
            case NumType.F32 -> new Value.F32((int) NumberText.floatBits(text, 32));
            case NumType.F64 -> new Value.F64(NumberText.floatBits(text, 64));
            case VecType.V128 -> vector(text);
            case RefType reference -> nullReference(reference, text);
        };
    }

    private static Value nullReference(RefType type, String text) {
        if (text.equals("null") && type.nullable()) {
            return new Value.Ref(type, null);
        }
        throw new NumberFormatException(
                type.nullable()
                        ? "'%s' is no %s: only null can be given".formatted(text, type)
                        : "a %s cannot be given from outside".formatted(type));
    }

    /** {@code i32x4:1,2,3,4}, or with blanks as the text format has it. */
    private static Value vector(String text) {
        String[] parts = text.strip().split("[:, ]+");
        String name = parts[0].toUpperCase(Locale.ROOT);
        Optional<LaneShape> shape =
                Arrays.stream(LaneShape.values()).filter(s -> s.name().equals(name)).findFirst();
        if (shape.isEmpty()) {
            throw new NumberFormatException(
                    "'%s' is no v128: write its lanes, as in i32x4:1,2,3,4 or f64x2:1.5,inf"
                            .formatted(text));
        }
        int lanes = Integer.parseInt(name.substring(name.indexOf('X') + 1));
        int width = 128 / lanes;
        if (parts.length != lanes + 1) {
            throw new NumberFormatException(
                    "'%s' has %d lanes, not %d".formatted(text, parts.length - 1, lanes));
        }
        long[] halves = new long[2];
        for (int i = 0; i < lanes; i++) {
            String lane = parts[i + 1];
            long bits =
                    name.startsWith("F")
                            ? NumberText.floatBits(lane, width)
                            : NumberText.integer(lane, width);
            long mask = width == 64 ? -1 : (1L << width) - 1;
            halves[i * width / 64] |= (bits & mask) << (i * width % 64);
        }
        return new Value.V128(halves[0], halves[1]);
    }
}
