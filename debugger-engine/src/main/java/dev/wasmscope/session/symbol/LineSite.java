package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourcePosition;

/**
 * A run of instructions that belongs to one row of the line table.
 *
 * @param offset the first instruction that is executed
 * @param position file, line (0 for none) and column
 * @param statement whether the compiler recommends it for stops
 * @param chain the function and the inlined calls that it is in
 */
record LineSite(long offset, SourcePosition position, boolean statement, InlineChain chain) {
    /** Whether a step may end here. */
    boolean canStop() {
        return statement && position.line() > 0;
    }

    LineKey key() {
        return LineKey.of(position);
    }
}
