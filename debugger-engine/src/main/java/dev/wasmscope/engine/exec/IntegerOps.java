package dev.wasmscope.engine.exec;

/** Integer operations by opcode byte (core specification 4.3.2). */
final class IntegerOps {
    private IntegerOps() {}

    static int i32(int opcode, int x, int y) {
        return switch (opcode) {
            case 0x67 -> Integer.numberOfLeadingZeros(x);
            case 0x68 -> Integer.numberOfTrailingZeros(x);
            case 0x69 -> Integer.bitCount(x);
            case 0x6D -> {
                requireDivisor(y);
                if (x == Integer.MIN_VALUE && y == -1) {
                    throw new TrapException(TrapKind.INTEGER_OVERFLOW);
                }
                yield x / y;
            }
            case 0x6E -> {
                requireDivisor(y);
                yield Integer.divideUnsigned(x, y);
            }
            case 0x6F -> {
                requireDivisor(y);
                yield x % y;
            }
            case 0x70 -> {
                requireDivisor(y);
                yield Integer.remainderUnsigned(x, y);
            }
            default -> throw unknown(opcode);
        };
    }

    static long i64(int opcode, long x, long y) {
        return switch (opcode) {
            case 0x79 -> Long.numberOfLeadingZeros(x);
            case 0x7A -> Long.numberOfTrailingZeros(x);
            case 0x7B -> Long.bitCount(x);
            case 0x7F -> {
                requireDivisor(y);
                if (x == Long.MIN_VALUE && y == -1) {
                    throw new TrapException(TrapKind.INTEGER_OVERFLOW);
                }
                yield x / y;
            }
            case 0x80 -> {
                requireDivisor(y);
                yield Long.divideUnsigned(x, y);
            }
            case 0x81 -> {
                requireDivisor(y);
                yield x % y;
            }
            case 0x82 -> {
                requireDivisor(y);
                yield Long.remainderUnsigned(x, y);
            }
            case 0x89 -> Long.rotateLeft(x, (int) y);
            case 0x8A -> Long.rotateRight(x, (int) y);
            default -> throw unknown(opcode);
        };
    }

    private static void requireDivisor(long divisor) {
        if (divisor == 0) {
            throw new TrapException(TrapKind.INTEGER_DIVIDE_BY_ZERO);
        }
    }

    static IllegalStateException unknown(int opcode) {
        return new IllegalStateException(
                "no operation for opcode 0x" + Integer.toHexString(opcode));
    }
}
