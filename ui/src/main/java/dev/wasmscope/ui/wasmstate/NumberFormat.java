package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.session.WasmValue;

/** How numbers are shown. */
public enum NumberFormat {
    /** Integers signed, floats as such. */
    NATURAL("Natural"),
    HEX("Hexadecimal"),
    UNSIGNED("Unsigned"),
    /** The bits of integers read as a float of the same width. */
    FLOAT("Float"),
    /** The bits of floats read as an integer of the same width. */
    DECIMAL("Decimal"),
    BINARY("Binary");

    private final String title;

    NumberFormat(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }

    /** A value this way; one that is no number as it is. */
    public String text(WasmValue value) {
        return switch (value.type()) {
            case "i32", "f32" ->
                    narrow(value, Integer.parseUnsignedInt(value.hex(), 2, end(value), 16));
            case "i64", "f64" ->
                    wide(value, Long.parseUnsignedLong(value.hex(), 2, end(value), 16));
            case "v128" -> this == HEX ? value.hex() : value.value();
            default -> value.value();
        };
    }

    private static int end(WasmValue value) {
        return value.hex().length();
    }

    private String narrow(WasmValue value, int bits) {
        return switch (this) {
            case NATURAL -> value.value();
            case HEX -> value.hex();
            case UNSIGNED -> Integer.toUnsignedString(bits);
            case FLOAT -> Float.toString(Float.intBitsToFloat(bits));
            case DECIMAL -> Integer.toString(bits);
            case BINARY -> "0b" + Integer.toBinaryString(bits);
        };
    }

    private String wide(WasmValue value, long bits) {
        return switch (this) {
            case NATURAL -> value.value();
            case HEX -> value.hex();
            case UNSIGNED -> Long.toUnsignedString(bits);
            case FLOAT -> Double.toString(Double.longBitsToDouble(bits));
            case DECIMAL -> Long.toString(bits);
            case BINARY -> "0b" + Long.toBinaryString(bits);
        };
    }
}
