package dev.wasmscope.engine.probe;

/**
 * Where an activation stands, as a number: before an instruction that it will execute next, or
 * behind a call that it is making. Whatever was executed up to there counts.
 */
public final class CodePosition {
    /** At the start of the function. */
    public static final long ENTRY = -1;

    /** Nowhere: the activation was left without a return. */
    public static final long GONE = -2;

    private CodePosition() {}

    /** Before the instruction at a code offset. */
    public static long before(long codeOffset) {
        return codeOffset << 1;
    }

    /** Behind the instruction at a code offset. */
    public static long behind(long codeOffset) {
        return codeOffset << 1 | 1;
    }

    /** The code offset of a position that is neither {@link #ENTRY} nor {@link #GONE}. */
    public static int codeOffset(long position) {
        return (int) (position >> 1);
    }

    /** Whether it is behind its instruction. */
    public static boolean isBehind(long position) {
        return (position & 1) != 0;
    }
}
