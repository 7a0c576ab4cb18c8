package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.lower.FrameMap.Operand;

/**
 * The condition of a branch: a comparison that was taken out of the code again so that it can be
 * fused with the branch, or a slot.
 *
 * @param op the comparison, or {@link Op#BR_NONZERO} for a slot
 * @param target the slot in which the comparison would leave its result
 * @param b its first operand, or the slot
 * @param c its second operand
 */
record Condition(int op, int target, int b, int c) {

    /** Pops the condition. */
    static Condition pop(Emitter out) {
        Operand operand = out.stack.pop();
        int producer = out.producerOf(operand);
        if (producer >= 0 && isFusible(out.code.get(producer))) {
            Condition condition =
                    new Condition(
                            out.code.get(producer),
                            operand.slot(),
                            out.code.get(producer + 2),
                            out.code.get(producer + 3));
            out.code.removeLast();
            out.seal();
            return condition;
        }
        return new Condition(Op.BR_NONZERO, operand.slot(), out.slotOf(operand), 0);
    }

    private static boolean isFusible(int op) {
        return op == Op.I32_EQZ || isComparison(op) || isComparison(op - Op.I64_GROUP);
    }

    private static boolean isComparison(int op) {
        return op >= Op.I32_EQ && op <= Op.I32_GT_U_I;
    }

    /** Emits a branch that is taken if the condition holds; returns the index of its target. */
    int branchIfTrue(Emitter out) {
        int at;
        if (op == Op.BR_NONZERO) {
            at = out.code.emitWide(Op.BR_NONZERO, b, 0, 0, 0, 0, 0);
        } else if (op == Op.I32_EQZ) {
            at = out.code.emitWide(Op.BR_ZERO, b, 0, 0, 0, 0, 0);
        } else {
            at = out.code.emitWide(op + Op.BRANCH_ON, b, c, 0, 0, 0, 0);
        }
        return at + 3;
    }

    /**
     * Emits a branch that is taken if the condition does not hold; returns the index of its target.
     */
    int branchIfFalse(Emitter out) {
        if (op == Op.BR_NONZERO) {
            return out.code.emitWide(Op.BR_ZERO, b, 0, 0, 0, 0, 0) + 3;
        }
        if (op == Op.I32_EQZ) {
            return out.code.emitWide(Op.BR_NONZERO, b, 0, 0, 0, 0, 0) + 3;
        }
        int group = isComparison(op) ? 0 : Op.I64_GROUP;
        Condition inverse = inverse(op - group, group);
        if (inverse == null) {
            out.code.emit(op, target, b, c);
            return out.code.emitWide(Op.BR_ZERO, target, 0, 0, 0, 0, 0) + 3;
        }
        return inverse.branchIfTrue(out);
    }

    private @org.jspecify.annotations.Nullable Condition inverse(int comparison, int group) {
        int min = Integer.MIN_VALUE;
        int max = Integer.MAX_VALUE;
        // A constant of the i64 group must stay within 32 bits, so the limits are the same there.
        return switch (comparison) {
            case Op.I32_EQ -> with(Op.I32_NE + group, b, c);
            case Op.I32_NE -> with(Op.I32_EQ + group, b, c);
            case Op.I32_LT_S -> with(Op.I32_LE_S + group, c, b);
            case Op.I32_LT_U -> with(Op.I32_LE_U + group, c, b);
            case Op.I32_LE_S -> with(Op.I32_LT_S + group, c, b);
            case Op.I32_LE_U -> with(Op.I32_LT_U + group, c, b);
            case Op.I32_EQ_I -> with(Op.I32_NE_I + group, b, c);
            case Op.I32_NE_I -> with(Op.I32_EQ_I + group, b, c);
            case Op.I32_LT_S_I -> c == min ? null : with(Op.I32_GT_S_I + group, b, c - 1);
            case Op.I32_GT_S_I -> c == max ? null : with(Op.I32_LT_S_I + group, b, c + 1);
            case Op.I32_LT_U_I ->
                    c == 0 || (group != 0 && c == min)
                            ? null
                            : with(Op.I32_GT_U_I + group, b, c - 1);
            case Op.I32_GT_U_I ->
                    c == -1 || (group != 0 && c == max)
                            ? null
                            : with(Op.I32_LT_U_I + group, b, c + 1);
            default -> throw new IllegalStateException("not a comparison: " + comparison);
        };
    }

    private Condition with(int newOp, int newB, int newC) {
        return new Condition(newOp, target, newB, newC);
    }
}
