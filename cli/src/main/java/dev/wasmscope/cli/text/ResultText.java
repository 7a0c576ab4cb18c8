package dev.wasmscope.cli.text;

import dev.wasmscope.session.WasmValue;

/** Results of functions as {@code --invoke} takes them for arguments. */
public final class ResultText {

    private ResultText() {}

    /** The type and the value: {@code i32:5}, {@code f64:inf}, {@code i32x4:1,2,3,4}. */
    public static String typed(WasmValue value) {
        return switch (value.type()) {
            case "v128" -> value.value().replaceFirst(" ", ":").replace(' ', ',');
            case "f32" -> "f32:" + number(value, 32, 23);
            case "f64" -> "f64:" + number(value, 64, 52);
            default -> value.type() + ":" + value.value();
        };
    }

    /** Not-a-number and infinity as the text format writes them, every bit of them. */
    private static String number(WasmValue value, int width, int fraction) {
        if (!value.value().equals("NaN")) {
            return value.value().replace("Infinity", "inf");
        }
        long bits = Long.parseUnsignedLong(value.hex().substring(2), 16);
        long payload = bits & (1L << fraction) - 1;
        String sign = (bits >>> width - 1 & 1) == 0 ? "" : "-";
        boolean canonical = payload == 1L << fraction - 1;
        return sign + "nan" + (canonical ? "" : ":0x" + Long.toHexString(payload));
    }
}
