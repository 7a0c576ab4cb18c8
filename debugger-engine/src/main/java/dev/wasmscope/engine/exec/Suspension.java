package dev.wasmscope.engine.exec;

/**
 * A long instruction was asked to pause and stops half-way. It starts again from other operands,
 * which stand for what is left to do: a fill goes on with a later address and a smaller length. So
 * a stopped thread has no hidden state.
 *
 * <p>Travels from the instruction to the loop as a trap does.
 */
final class Suspension extends TrapException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final long[] operands;

    /** With the operands to go on with, bottom first. */
    Suspension(long... operands) {
        super(TrapKind.HOST, "paused");
        this.operands = operands;
    }

    /** The operands to go on with, bottom first. */
    long[] operands() {
        return operands;
    }
}
