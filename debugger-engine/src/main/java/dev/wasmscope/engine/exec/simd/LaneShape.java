package dev.wasmscope.engine.exec.simd;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The ways to see a vector as lanes, for people; the bits do not say which one is meant. */
public enum LaneShape {
    I8X16(8),
    I16X8(16),
    I32X4(32),
    I64X2(64),
    F32X4(32),
    F64X2(64);

    private final int width;

    LaneShape(int width) {
        this.width = width;
    }

    /** The lanes in order, integers with sign in decimal, floats in their shortest exact form. */
    public List<String> lanes(long low, long high) {
        return IntStream.range(0, 128 / width)
                .mapToObj(lane -> text(LaneAccess.lane(low, high, lane, width)))
                .toList();
    }

    private String text(long bits) {
        return switch (this) {
            case I8X16 -> Byte.toString((byte) bits);
            case I16X8 -> Short.toString((short) bits);
            case I32X4 -> Integer.toString((int) bits);
            case I64X2 -> Long.toString(bits);
            case F32X4 -> Float.toString(Float.intBitsToFloat((int) bits));
            case F64X2 -> Double.toString(Double.longBitsToDouble(bits));
        };
    }

    /** The shape's name and the lanes: {@code i32x4 1 2 3 4}. */
    public String describe(long low, long high) {
        return this + " " + String.join(" ", lanes(low, high));
    }

    /** As the text format has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
