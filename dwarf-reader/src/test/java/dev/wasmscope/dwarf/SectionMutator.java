package dev.wasmscope.dwarf;

import java.util.Arrays;
import java.util.Random;

/** Changes bytes at random: a few of them, their number, or pieces of another input. */
final class SectionMutator {
    private static final int[] BYTES = {0, 1, 2, 4, 5, 8, 0x0b, 0x10, 0x7f, 0x80, 0xfe, 0xff};

    /** Numbers that readers trip over: the largest, tombstones, lengths of 64-bit DWARF. */
    private static final byte[][] NUMBERS = {
        {-1, -1, -1, -1},
        {-2, -1, -1, -1},
        {-16, -1, -1, -1},
        {0, 0, 0, -128},
        {-1, -1, -1, 0x7f},
        {-1, -1, -1, -1, -1, -1, -1, -1},
        {-1, -1, -1, -1, 0x0f},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1}
    };

    private final Random random;

    SectionMutator(long seed) {
        random = new Random(seed);
    }

    /** The input with one to four changes. */
    byte[] change(byte[] input, byte[] other) {
        byte[] bytes = input;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = once(bytes.length == 0 ? new byte[1] : bytes, other);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length);
        int count = Math.min(random.nextInt(8), bytes.length - at);
        byte[] changed = bytes.clone();
        switch (random.nextInt(11)) {
            case 0, 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> changed[at] = (byte) random.nextInt(256);
            case 3, 4 -> changed[at] = (byte) BYTES[random.nextInt(BYTES.length)];
            case 5, 6 -> {
                byte[] number = NUMBERS[random.nextInt(NUMBERS.length)];
                int written = Math.min(number.length, bytes.length - at);
                System.arraycopy(number, 0, changed, at, written);
            }
            case 7 -> {
                return replace(bytes, at, count, new byte[0]);
            }
            case 8 -> {
                return replace(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + count));
            }
            case 9 -> {
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
        byte[] result = Arrays.copyOf(bytes, bytes.length - count + by.length);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + count, result, at + by.length, bytes.length - at - count);
        return result;
    }
}
