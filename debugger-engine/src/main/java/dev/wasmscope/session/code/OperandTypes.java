package dev.wasmscope.session.code;

/**
 * The operand stack before an instruction, as the validator sees it.
 *
 * @param depth how many operands there are; of unknown type ones, in code that is never executed,
 *     none is counted
 * @param text their types, bottom first, at most {@value #MOST} from the top down
 */
public record OperandTypes(int depth, String text) {
    /** Types that {@link #text} names. */
    public static final int MOST = 12;
}
