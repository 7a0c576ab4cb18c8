package dev.wasmscope.engine.exec;

/** Floating-point operations on bits, by opcode byte (core specification 4.3.3). */
final class FloatOps {
    private static final int F32_SIGN = 0x8000_0000;
    private static final long F64_SIGN = 0x8000_0000_0000_0000L;

    private FloatOps() {}

    /** Comparisons of f32 (from 0x5B) and f64 (from 0x61): eq, ne, lt, gt, le, ge. */
    static long compare(int opcode, long left, long right) {
        boolean single = opcode < 0x61;
        double x = single ? Float.intBitsToFloat((int) left) : Double.longBitsToDouble(left);
        double y = single ? Float.intBitsToFloat((int) right) : Double.longBitsToDouble(right);
        boolean holds =
                switch (opcode - (single ? 0x5B : 0x61)) {
                    case 0 -> x == y;
                    case 1 -> x != y;
                    case 2 -> x < y;
                    case 3 -> x > y;
                    case 4 -> x <= y;
                    case 5 -> x >= y;
                    default -> throw IntegerOps.unknown(opcode);
                };
        return holds ? 1 : 0;
    }

    static int f32(int opcode, int bits, int otherBits) {
        return switch (opcode) {
            case 0x8B -> bits & ~F32_SIGN;
            case 0x8C -> bits ^ F32_SIGN;
            case 0x98 -> (bits & ~F32_SIGN) | (otherBits & F32_SIGN);
            // Not the raw bits: this makes every NaN the canonical one.
            default ->
                    Float.floatToIntBits(
                            f32Value(
                                    opcode,
                                    Float.intBitsToFloat(bits),
                                    Float.intBitsToFloat(otherBits)));
        };
    }

    private static float f32Value(int opcode, float x, float y) {
        return switch (opcode) {
            case 0x8D -> (float) Math.ceil(x);
            case 0x8E -> (float) Math.floor(x);
            case 0x8F -> (float) truncate(x);
            case 0x90 -> (float) Math.rint(x);
            case 0x91 -> (float) Math.sqrt(x);
            case 0x92 -> x + y;
            case 0x93 -> x - y;
            case 0x94 -> x * y;
            case 0x95 -> x / y;
            case 0x96 -> Math.min(x, y);
            case 0x97 -> Math.max(x, y);
            default -> throw IntegerOps.unknown(opcode);
        };
    }

    static long f64(int opcode, long bits, long otherBits) {
        return switch (opcode) {
            case 0x99 -> bits & ~F64_SIGN;
            case 0x9A -> bits ^ F64_SIGN;
            case 0xA6 -> (bits & ~F64_SIGN) | (otherBits & F64_SIGN);
            default ->
                    Double.doubleToLongBits(
                            f64Value(
                                    opcode,
                                    Double.longBitsToDouble(bits),
                                    Double.longBitsToDouble(otherBits)));
        };
    }

    private static double f64Value(int opcode, double x, double y) {
        return switch (opcode) {
            case 0x9B -> Math.ceil(x);
            case 0x9C -> Math.floor(x);
            case 0x9D -> truncate(x);
            case 0x9E -> Math.rint(x);
            case 0x9F -> Math.sqrt(x);
            case 0xA4 -> Math.min(x, y);
            case 0xA5 -> Math.max(x, y);
            default -> throw IntegerOps.unknown(opcode);
        };
    }

    private static double truncate(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }
}
