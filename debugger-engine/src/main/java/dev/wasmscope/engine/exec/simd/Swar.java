package dev.wasmscope.engine.exec.simd;

/**
 * Integer arithmetic on all lanes of a long at once. Lanes are 8, 16 or 32 bits wide; {@code signs}
 * is the constant with only the sign bit of every lane set, which is what tells the lanes apart.
 */
final class Swar {
    /** Sign bits of lanes of 8 bits. */
    static final long SIGNS_8 = 0x8080_8080_8080_8080L;

    /** Sign bits of lanes of 16 bits. */
    static final long SIGNS_16 = 0x8000_8000_8000_8000L;

    /** Sign bits of lanes of 32 bits. */
    static final long SIGNS_32 = 0x8000_0000_8000_0000L;

    private Swar() {}

    /** Width of a lane in bits. */
    private static int width(long signs) {
        return signs == SIGNS_8 ? 8 : signs == SIGNS_16 ? 16 : 32;
    }

    static long add(long x, long y, long signs) {
        return ((x & ~signs) + (y & ~signs)) ^ ((x ^ y) & signs);
    }

    static long sub(long x, long y, long signs) {
        return ((x | signs) - (y & ~signs)) ^ ((x ^ ~y) & signs);
    }

    /** Fills each lane with its sign bit; all other bits of {@code bits} must be zero. */
    static long fill(long bits, long signs) {
        return (bits << 1) - (bits >>> (width(signs) - 1));
    }

    /** The sign bit of each lane in which x is y. */
    static long equalBits(long x, long y, long signs) {
        long z = x ^ y;
        return ~(((z & ~signs) + ~signs) | z) & signs;
    }

    /**
     * The sign bit of each lane in which x is below y, without sign: that lane's borrow of x - y.
     */
    static long belowBits(long x, long y, long signs) {
        return ((~x & y) | (~(x ^ y) & sub(x, y, signs))) & signs;
    }

    /** The sign bit of each lane in which x is less than y, with sign. */
    static long lessBits(long x, long y, long signs) {
        return belowBits(x ^ signs, y ^ signs, signs);
    }

    static long eq(long x, long y, long signs) {
        return fill(equalBits(x, y, signs), signs);
    }

    static long ltS(long x, long y, long signs) {
        return fill(lessBits(x, y, signs), signs);
    }

    static long ltU(long x, long y, long signs) {
        return fill(belowBits(x, y, signs), signs);
    }

    /** Bits of x where the mask is set, else of y. */
    static long select(long mask, long x, long y) {
        return y ^ ((x ^ y) & mask);
    }

    static long minS(long x, long y, long signs) {
        return select(ltS(x, y, signs), x, y);
    }

    static long minU(long x, long y, long signs) {
        return select(ltU(x, y, signs), x, y);
    }

    static long maxS(long x, long y, long signs) {
        return select(ltS(x, y, signs), y, x);
    }

    static long maxU(long x, long y, long signs) {
        return select(ltU(x, y, signs), y, x);
    }

    static long addSatU(long x, long y, long signs) {
        long sum = add(x, y, signs);
        long carry = ((x & y) | ((x | y) & ~sum)) & signs;
        return sum | fill(carry, signs);
    }

    static long subSatU(long x, long y, long signs) {
        return sub(x, y, signs) & ~ltU(x, y, signs);
    }

    static long addSatS(long x, long y, long signs) {
        long sum = add(x, y, signs);
        long overflow = ~(x ^ y) & (x ^ sum) & signs;
        return select(fill(overflow, signs), limit(x, signs), sum);
    }

    static long subSatS(long x, long y, long signs) {
        long difference = sub(x, y, signs);
        long overflow = (x ^ y) & (x ^ difference) & signs;
        return select(fill(overflow, signs), limit(x, signs), difference);
    }

    /** The least number in lanes where x is negative, the greatest in the others. */
    private static long limit(long x, long signs) {
        return ~signs + ((x & signs) >>> (width(signs) - 1));
    }

    /** (x + y + 1) / 2 without sign and without overflow. */
    static long avgrU(long x, long y, long signs) {
        return (x | y) - (((x ^ y) >>> 1) & ~signs);
    }

    static long abs(long x, long signs) {
        long negative = fill(x & signs, signs);
        return sub(x ^ negative, negative, signs);
    }

    static long neg(long x, long signs) {
        return sub(0, x, signs);
    }

    /** {@code count} must be less than the lane's width, here and below. */
    static long shl(long x, int count, long signs) {
        long highest = signs >>> count;
        return (x & (highest | (highest - lowest(signs)))) << count;
    }

    static long shrU(long x, int count, long signs) {
        long highest = signs >>> count;
        return (x >>> count) & (highest | (highest - lowest(signs)));
    }

    static long shrS(long x, int count, long signs) {
        long sign = signs >>> count;
        return sub(shrU(x, count, signs) ^ sign, sign, signs);
    }

    /** The lowest bit of each lane. */
    private static long lowest(long signs) {
        return signs >>> (width(signs) - 1);
    }
}
