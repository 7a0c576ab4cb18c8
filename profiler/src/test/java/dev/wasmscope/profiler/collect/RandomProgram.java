package dev.wasmscope.profiler.collect;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Random;

/**
 * Makes a module out of a number: functions 0 to 2 without parameters, of random branches, loops,
 * calls of the next function, and accesses to two pages of memory. Everything ends.
 *
 * <p>Two instructions stand right before each {@code loop} and two right behind it, {@code
 * local.get} and {@code drop}, so that whoever sees single instructions sees the loop entered and
 * turned.
 */
final class RandomProgram {
    static final int FUNCTIONS = 3;
    private static final int DEPTH = 4;
    private static final int LOADS = 14;

    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RandomProgram(Random random) {
        this.random = random;
    }

    /** The module of a seed. */
    static byte[] of(long seed) {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(
                HexFormat.of().parseHex("0061736d01000000" + "0104016000 00".replace(" ", "")));
        module.writeBytes(HexFormat.of().parseHex("030403000000" + "0503010002"));
        module.writeBytes(HexFormat.of().parseHex("070a01065f73746172740000"));
        byte[] code = code(seed);
        module.write(10);
        unsigned(module, code.length);
        module.writeBytes(code);
        return module.toByteArray();
    }

    /** The contents of the code section of a seed: what code offsets count from. */
    static byte[] code(long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        code.write(FUNCTIONS);
        for (int function = 0; function < FUNCTIONS; function++) {
            byte[] body = new RandomProgram(random).function(function);
            unsigned(code, body.length);
            code.writeBytes(body);
        }
        return code.toByteArray();
    }

    /** Locals: 0 to 3 are values, the further ones count the turns of the loops. */
    private byte[] function(int index) {
        write(1, 4 + DEPTH, 0x7f);
        write(0x41, random.nextInt(64), 0x21, 0);
        statements(index, 0, 4);
        write(0x0b);
        return out.toByteArray();
    }

    private void statements(int function, int depth, int most) {
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            statement(function, depth);
        }
    }

    private void statement(int function, int depth) {
        boolean deep = depth == DEPTH;
        switch (random.nextInt(deep ? 4 : 9)) {
            case 0 -> {
                write(0x20, local(), 0x41);
                constant(1 + random.nextInt(1000));
                write(0x6a, 0x21, local());
            }
            case 1 -> {
                address();
                access(0x28 + random.nextInt(LOADS));
                write(0x1a);
            }
            case 2 -> store();
            case 3 -> range();
            case 4 -> {
                condition();
                write(0x04, 0x40);
                statements(function, depth + 1, 2);
                write(0x05);
                statements(function, depth + 1, 2);
                write(0x0b);
            }
            case 5 -> {
                write(0x02, 0x40);
                condition();
                write(0x0d, 0);
                statements(function, depth + 1, 2);
                write(0x0b);
            }
            case 6 -> table(function, depth);
            case 7 -> loop(function, depth);
            default -> {
                if (function + 1 < FUNCTIONS) {
                    write(0x10, function + 1);
                }
            }
        }
    }

    private void condition() {
        write(0x20, local(), 0x41, 1 << random.nextInt(5), 0x71);
    }

    private void table(int function, int depth) {
        write(0x02, 0x40, 0x02, 0x40, 0x02, 0x40);
        write(0x20, local(), 0x41, 3, 0x71);
        write(0x0e, 2, 0, 1, 2, 0x0b);
        statements(function, depth + 1, 2);
        write(0x0b);
        statements(function, depth + 1, 2);
        write(0x0b);
    }

    private void loop(int function, int depth) {
        int turns = 4 + depth;
        write(0x41, 0, 0x21, turns);
        write(0x20, turns, 0x1a, 0x03, 0x40, 0x20, turns, 0x1a);
        statements(function, depth + 1, 2);
        write(0x20, 0, 0x41, 7, 0x6a, 0x21, 0);
        write(0x20, turns, 0x41, 1, 0x6a, 0x22, turns, 0x41, 1 + random.nextInt(6));
        write(0x49, 0x0d, 0, 0x0b);
    }

    private void address() {
        write(0x41);
        constant(random.nextInt(100_000));
    }

    private void access(int opcode) {
        write(opcode, 0);
        unsigned(out, random.nextInt(9_000));
    }

    private void store() {
        int opcode = 0x36 + random.nextInt(9);
        address();
        switch (opcode) {
            case 0x37, 0x3c, 0x3d, 0x3e -> write(0x42, 5);
            case 0x38 -> write(0x43, 0, 0, 0, 0);
            case 0x39 -> write(0x44, 0, 0, 0, 0, 0, 0, 0, 0);
            default -> write(0x41, 5);
        }
        access(opcode);
    }

    private void range() {
        boolean fill = random.nextBoolean();
        address();
        if (fill) {
            write(0x41, 9);
        } else {
            address();
        }
        write(0x41);
        constant(1 + random.nextInt(9_000));
        write(0xfc);
        if (fill) {
            write(0x0b, 0);
        } else {
            write(0x0a, 0, 0);
        }
    }

    private int local() {
        return random.nextInt(4);
    }

    private void write(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
    }

    /** A constant of no sign, as the signed number that it has to be. */
    private void constant(int value) {
        int left = value;
        while (left >= 64) {
            out.write(left & 127 | 128);
            left >>>= 7;
        }
        out.write(left);
    }

    private static void unsigned(ByteArrayOutputStream to, int value) {
        int left = value;
        while (left >= 128) {
            to.write(left & 127 | 128);
            left >>>= 7;
        }
        to.write(left);
    }
}
