package dev.wasmscope.engine.validate;

import java.util.Arrays;

/**
 * Operand and control stack of {@link QuickCheck}, in {@link TypeCodes}. Whatever is not certainly
 * right sets {@link #unusual} and leaves the stacks in some state.
 */
final class QuickStack {
    static final byte BODY = 0;
    static final byte BLOCK = 1;
    static final byte LOOP = 2;
    static final byte IF = 3;
    static final byte ELSE = 4;
    static final byte TRY = 5;
    static final byte CATCH = 6;
    static final byte CATCH_ALL = 7;

    /** Whether something was not certainly right since {@link #reset}. */
    boolean unusual;

    private byte[] operands = new byte[256];
    private int height;

    // The innermost block.
    private int base;
    private boolean unreachable;
    private int depth;

    // All blocks, by depth from 1.
    private int[] bases = new int[64];
    private boolean[] unreachables = new boolean[64];
    private byte[] kinds = new byte[64];
    private byte[][] params = new byte[64][];
    private byte[][] results = new byte[64][];

    void reset() {
        unusual = false;
        height = 0;
        base = 0;
        unreachable = false;
        depth = 0;
    }

    /** Open blocks, the body included. */
    int depth() {
        return depth;
    }

    void push(byte type) {
        if (height == operands.length) {
            operands = Arrays.copyOf(operands, 2 * height);
        }
        operands[height++] = type;
    }

    void push(byte[] types) {
        for (byte type : types) {
            push(type);
        }
    }

    void pop(byte type) {
        if (height == base) {
            unusual |= !unreachable;
            return;
        }
        byte actual = operands[--height];
        unusual |= actual != type;
    }

    void pop(byte[] types) {
        for (int i = types.length - 1; i >= 0; i--) {
            pop(types[i]);
        }
    }

    byte popAny() {
        if (height == base) {
            unusual |= !unreachable;
            return TypeCodes.UNKNOWN;
        }
        return operands[--height];
    }

    /** Opens a block whose parameters are popped already, and pushes them inside. */
    void enter(byte kind, byte[] blockParams, byte[] blockResults) {
        if (depth + 1 == bases.length) {
            int size = 2 * bases.length;
            bases = Arrays.copyOf(bases, size);
            unreachables = Arrays.copyOf(unreachables, size);
            kinds = Arrays.copyOf(kinds, size);
            params = Arrays.copyOf(params, size);
            results = Arrays.copyOf(results, size);
        }
        unreachables[depth] = unreachable;
        depth++;
        bases[depth] = height;
        kinds[depth] = kind;
        params[depth] = blockParams;
        results[depth] = blockResults;
        base = height;
        unreachable = false;
        push(blockParams);
    }

    void setUnreachable() {
        height = base;
        unreachable = true;
    }

    private void closePart() {
        pop(results[depth]);
        unusual |= height != base;
    }

    void otherwise() {
        unusual |= kinds[depth] != IF;
        closePart();
        kinds[depth] = ELSE;
        unreachable = false;
        push(params[depth]);
    }

    /** Begins the part of a legacy {@code try} that the kind says. */
    void startCatch(byte kind) {
        unusual |= kinds[depth] != TRY && kinds[depth] != CATCH;
        closePart();
        kinds[depth] = kind;
        unreachable = false;
    }

    /** Closes a legacy {@code try} whose exceptions go to a label counted from outside of it. */
    void delegate(int label) {
        unusual |= kinds[depth] != TRY;
        end();
        label(label);
    }

    /** Requires that a label is a catch clause. */
    void requireCatch(int label) {
        byte kind = label >= 0 && label < depth ? kinds[depth - label] : BODY;
        unusual |= kind != CATCH && kind != CATCH_ALL;
    }

    void end() {
        closePart();
        byte[] left = results[depth];
        unusual |= kinds[depth] == IF && !Arrays.equals(params[depth], left);
        depth--;
        base = bases[depth];
        unreachable = unreachables[depth];
        push(left);
    }

    /** What a branch carries; nothing for a label that does not exist. */
    byte[] label(int label) {
        if (label < 0 || label >= depth) {
            unusual = true;
            return TypeCodes.EMPTY;
        }
        int block = depth - label;
        return kinds[block] == LOOP ? params[block] : results[block];
    }

    /** What the body gives. */
    byte[] bodyResults() {
        return results[1];
    }
}
