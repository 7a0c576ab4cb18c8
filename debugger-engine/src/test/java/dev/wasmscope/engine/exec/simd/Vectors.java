package dev.wasmscope.engine.exec.simd;

import dev.wasmscope.engine.module.Opcode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Vectors as 128-bit numbers without sign, and the instructions run on them. */
final class Vectors {
    static final BigInteger MASK = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private Vectors() {}

    static BigInteger of(long low, long high) {
        return unsigned(high).shiftLeft(64).or(unsigned(low));
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    /** Lane {@code index} of {@code width} bits, without sign. */
    static BigInteger lane(BigInteger vector, int index, int width) {
        BigInteger most = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        return vector.shiftRight(index * width).and(most);
    }

    static BigInteger signedLane(BigInteger vector, int index, int width) {
        return LaneModel.signed(lane(vector, index, width), width);
    }

    /** The vector whose lanes are the lower {@code width} bits of what the function gives. */
    static BigInteger build(int width, IntFunction<BigInteger> lane) {
        BigInteger most = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        BigInteger result = BigInteger.ZERO;
        for (int i = 0; i < 128 / width; i++) {
            result = result.or(lane.apply(i).and(most).shiftLeft(i * width));
        }
        return result;
    }

    /**
     * Runs an instruction on vectors; the slots of its result overlap those of the first operand.
     */
    static BigInteger run(Opcode opcode, int lane, BigInteger... operands) {
        long[] slots = new long[8];
        for (int i = 0; i < operands.length; i++) {
            slots[2 * i] = operands[i].longValue();
            slots[2 * i + 1] = operands[i].shiftRight(64).longValue();
        }
        int second = operands.length > 1 ? 2 : 0;
        Simd.execute(opcode.code() & 0xffff, slots, 0, 0, second, 4, lane);
        long[] rest = Arrays.copyOfRange(slots, 2, 2 * operands.length);
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] != operands[1 + i / 2].shiftRight(64 * (i % 2)).longValue()) {
                throw new AssertionError(opcode.mnemonic() + " changed operand " + (1 + i / 2));
            }
        }
        return of(slots[0], slots[1]);
    }

    /** The instructions of one family. */
    static List<Opcode> family(Family... families) {
        return Stream.of(Opcode.values())
                .filter(o -> o.code() >>> 16 == Simd.PREFIX)
                .filter(o -> Arrays.asList(families).contains(Family.of(o)))
                .toList();
    }

    /** Width of the lanes that the first part of the name speaks of. */
    static int width(Opcode opcode) {
        String name = opcode.mnemonic();
        return Integer.parseInt(name.substring(1, name.indexOf('x')));
    }

    static String operation(Opcode opcode) {
        return opcode.mnemonic().substring(opcode.mnemonic().indexOf('.') + 1);
    }
}
