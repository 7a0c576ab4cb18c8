package dev.wasmscope.engine.fuzz;

import java.util.Random;

/** Numbers at the edges, small ones, and any at all. */
final class Constants {
    private static final int[] INTERESTING = {
        0,
        1,
        -1,
        2,
        7,
        8,
        31,
        32,
        63,
        64,
        127,
        128,
        255,
        256,
        32767,
        65535,
        65536,
        -128,
        -32768,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
    };
    private static final double[] FLOATS = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        1.5,
        2.5,
        1e10,
        -1e30,
        2147483648.0,
        -2147483649.0,
        4294967296.0,
        9.223372036854775807e18,
        1.8446744073709552e19,
        1e-40,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private final Random random;

    Constants(Random random) {
        this.random = random;
    }

    int anyInt() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> INTERESTING[random.nextInt(INTERESTING.length)];
            default -> random.nextInt(40) - 8;
        };
    }

    long anyF32() {
        return random.nextInt(4) == 0
                ? random.nextInt()
                : Float.floatToIntBits((float) FLOATS[random.nextInt(FLOATS.length)]);
    }

    long anyF64() {
        return random.nextInt(4) == 0
                ? random.nextLong()
                : Double.doubleToLongBits(FLOATS[random.nextInt(FLOATS.length)]);
    }

    long anyLanes() {
        return random.nextBoolean() ? anyF32() | anyF32() << 32 : random.nextLong();
    }
}
