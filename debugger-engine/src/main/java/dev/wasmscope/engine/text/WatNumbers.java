package dev.wasmscope.engine.text;

import java.util.Locale;

/** Constants as the text format writes them, so that reading them back gives the same bits. */
final class WatNumbers {

    private static final int F32_FRACTION = 0x7F_FFFF;
    private static final int F32_CANONICAL = 0x40_0000;
    private static final long F64_FRACTION = 0xF_FFFF_FFFF_FFFFL;
    private static final long F64_CANONICAL = 0x8_0000_0000_0000L;

    private WatNumbers() {}

    static String f32(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            return nan(bits < 0, bits & F32_FRACTION, F32_CANONICAL);
        }
        return Float.isInfinite(value) ? infinity(value < 0) : Float.toString(value);
    }

    static String f64(long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            return nan(bits < 0, bits & F64_FRACTION, F64_CANONICAL);
        }
        return Double.isInfinite(value) ? infinity(value < 0) : Double.toString(value);
    }

    private static String nan(boolean negative, long payload, long canonical) {
        String sign = negative ? "-" : "";
        return payload == canonical ? sign + "nan" : sign + "nan:0x" + Long.toHexString(payload);
    }

    private static String infinity(boolean negative) {
        return negative ? "-inf" : "inf";
    }

    static String v128(long low, long high) {
        return String.format(
                Locale.ROOT,
                "i32x4 0x%08x 0x%08x 0x%08x 0x%08x",
                (int) low,
                (int) (low >>> 32),
                (int) high,
                (int) (high >>> 32));
    }

    static String lanes(long low, long high) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            long half = i < 8 ? low : high;
            out.append(i == 0 ? "" : " ").append(half >>> 8 * (i & 7) & 0xFF);
        }
        return out.toString();
    }
}
