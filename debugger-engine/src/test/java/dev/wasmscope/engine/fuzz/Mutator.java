package dev.wasmscope.engine.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes at random: a few of them, their number, or pieces of another input. */
final class Mutator {
    private static final int[] BYTES = {0, 1, 0x0B, 0x40, 0x60, 0x63, 0x64, 0x7E, 0x7F, 0x80, 0xFF};

    /** The largest numbers that LEB128 of 32 and 64 bits can give. */
    private static final List<byte[]> NUMBERS =
            List.of(
                    new byte[] {-1, -1, -1, -1, 0x0F},
                    new byte[] {-1, -1, -1, -1, 0x07},
                    new byte[] {-128, -128, -128, -128, 0x08},
                    new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 0x01});

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** The input with one to four changes. */
    byte[] change(byte[] input, byte[] other) {
        byte[] bytes = input;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = once(bytes.length == 0 ? new byte[] {0} : bytes, other);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length);
        int count = Math.min(random.nextInt(8), bytes.length - at);
        byte[] changed = bytes.clone();
        switch (random.nextInt(9)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt(256);
            case 2, 3 -> changed[at] = (byte) BYTES[random.nextInt(BYTES.length)];
            case 4 -> {
                return replace(bytes, at, 1, NUMBERS.get(random.nextInt(NUMBERS.size())));
            }
            case 5 -> {
                return replace(bytes, at, count, new byte[0]);
            }
            case 6 -> {
                return replace(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + count));
            }
            case 7 -> {
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                int to = Math.min(other.length, from + random.nextInt(40));
                return replace(bytes, at, count, Arrays.copyOfRange(other, from, to));
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : changed;
            }
        }
        return changed;
    }

    private static byte[] replace(byte[] bytes, int at, int count, byte[] by) {
        return new WasmBytes()
                .raw(Arrays.copyOf(bytes, at))
                .raw(by)
                .raw(Arrays.copyOfRange(bytes, at + count, bytes.length))
                .bytes();
    }
}
