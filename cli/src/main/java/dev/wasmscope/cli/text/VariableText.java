package dev.wasmscope.cli.text;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;

/** Variables as people read them. */
public final class VariableText {

    private VariableText() {}

    /** {@code name: type = value}, or why there is no value. */
    public static String line(Variable variable) {
        return variable.name() + ": " + variable.shortTypeName() + " = " + value(variable);
    }

    /** The value, or {@code <reason>} where there is none. */
    public static String value(Variable variable) {
        return switch (variable.availability()) {
            case Availability.Available() -> variable.value();
            case Availability.Unavailable(String reason) -> "<" + reason + ">";
        };
    }

    /** {@code $3 i32 = 42 (0x2a)} */
    public static String line(WasmValue value) {
        String name = value.name().isEmpty() ? "" : " $" + value.name();
        String bits = value.hex().isEmpty() ? "" : " (" + value.hex() + ")";
        return "%d%s: %s = %s%s".formatted(value.index(), name, value.type(), value.value(), bits);
    }
}
